package cn.laborproof.risk.intake;

/** Columns of the kinds in which other departments and the employer itself report on a company. */
final class OtherColumns {

  static final String LAYOFF_REPORTS =
      """
      employer! company 单位
      reported_on! date 报告日期
      notified_on date 说明情况日期
      persons count 人数
      covers_until! date 裁减截止日期
      """;

  static final String BUSINESS_MONTHS =
      """
      employer! company 单位
      month! month 月份
      indicator! one-of:ELECTRICITY,WATER,GAS,REVENUE,TAX,UTILITY_OVERDUE,PROPERTY_OVERDUE,LOAN_OVERDUE,TAX_OVERDUE 指标
      amount! money 金额
      """;

  static final String OFFICIAL_EVENTS =
      """
      event! text 事件编号
      employer! company 单位
      happened_on! date 发生日期
      kind! one-of:COURT_LABOUR_CASE,COURT_ENFORCEMENT,COURT_DISHONEST,COURT_BANKRUPTCY,EMERGENCY_ACCIDENT,EMERGENCY_PENALTY,EMERGENCY_STOP,ENVIRONMENT_PENALTY,ENVIRONMENT_STOP,MARKET_ABNORMAL,PETITION,OPINION 事项
      persons count 涉及人数
      amount money 金额
      ended_on date 结束日期
      source text 来源
      """;

  static final String COLLECTIVE_CONTRACTS =
      """
      employer! company 单位
      contract! text 合同编号
      kind! one-of:GENERAL,WAGES,SAFETY,WOMEN 类型
      concluded_on! date 订立日期
      submitted_on date 报送日期
      starts_on date 起始日期
      ends_on date 截止日期
      persons count 覆盖人数
      """;

  static final String OFF_HOURS =
      """
      employer! company 单位
      person! person 人员
      month! month 月份
      day date 日期
      channel! one-of:MESSAGES,CALLS,LOGINS,OTHER,ALL 方式
      source! one-of:EMPLOYER,SYSTEM,WORKER 来源
      minutes! minutes 分钟数
      times count 次数
      instructed yes-no 按单位要求
      settled_minutes minutes 已计加班或补休分钟数
      """;

  static final String SPECIAL_HOURS =
      """
      employer! company 单位
      approval! text 批准编号
      system! one-of:FLEXIBLE,WEEK,MONTH,QUARTER,YEAR 工时制度
      post! text 岗位
      valid_from! date 有效期起
      valid_to! date 有效期止
      revoked_on date 撤销日期
      """;

  private OtherColumns() {}

  static final String MACRO_INDICATORS =
      """
      region! region 地区
      indicator! one-of:GDP_GROWTH,INDUSTRY_GROWTH,SECTOR_CLIMATE,UNEMPLOYMENT_RATE,JOB_LOSS_RATE,PROFIT_GROWTH 指标
      sector code 行业
      period! month 时期
      value! number 数值
      published_on date 发布日期
      source! text 来源
      """;
}
