package cn.laborproof.risk.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files a scan reads. The columns here and the tables of docs/risk-facts.md say the same; a
 * test compares them. A column is written {@code name[!] type 中文}; {@code !} marks a required one.
 */
public enum FactKind {
  /** Who an employer is and where its seat was, from when to when. */
  EMPLOYERS(
      "employers.csv",
      List.of("employer"),
      "",
      List.of("employer", "valid_from"),
      """
      employer! company 单位
      name text 名称
      region! region 地区
      valid_from date 起始日期
      valid_to date 截止日期
      scope codes 经营范围
      status one-of:ACTIVE,SUSPENDED,CANCELLED 状态
      """),
  /** Employment registration: one line for each time a person works for an employer. */
  EMPLOYMENTS(
      "employments.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "first_working_day"),
      """
      employer! company 单位
      person! person 人员
      form! one-of:DIRECT,PART_TIME 用工形式
      first_working_day! date 用工之日
      last_working_day date 离职日期
      monthly_wage money 月工资
      post text 岗位
      line text 班组
      leaving_reason one-of:RESIGNED,AGREED,EXPIRED,LAYOFF,DISMISSED,RETIRED,OTHER 离职原因
      """),
  /** Written labour contracts. */
  CONTRACTS(
      "contracts.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "starts_on", "ends_on"),
      """
      employer! company 单位
      person! person 人员
      contract! text 合同编号
      medium one-of:ELECTRONIC,PAPER 载体
      kind! one-of:FIXED,OPEN_ENDED,TASK 期限类型
      concluded_on! date 订立日期
      starts_on! date 起始日期
      ends_on date 截止日期
      probation_ends_on date 试用期截止日期
      monthly_wage money 月工资
      probation_wage money 试用期工资
      """),
  /** Social insurance of one person in one month. */
  INSURANCE(
      "insurance.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "month"),
      """
      employer! company 单位
      person! person 人员
      month! month 月份
      status! one-of:PAID,UNPAID,DEFERRED 状态
      payer company 参保单位
      region region 参保地区
      """),
  /** Wages of one person for one month from one payer. */
  WAGES(
      "wages.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "month", "payer"),
      """
      employer! company 单位
      person! person 人员
      month! month 月份
      due! money 应发
      paid! money 实发
      due_on date 应付日期
      paid_on date 支付日期
      payer company 付款单位
      initiated_by company 发起单位
      deferred_until date 协商缓付至
      """),
  /** Attendance of one person in one month at one site. */
  ATTENDANCE(
      "attendance.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "month", "site"),
      """
      employer! company 单位
      person! person 人员
      month! month 月份
      hours hours 工时
      overtime_hours hours 加班工时
      managed_by company 排班管理单位
      device_owner company 考勤设备单位
      site text 地点
      """),
  /** Licences of dispatch firms. */
  LICENCES(
      "dispatch-licences.csv",
      List.of("firm"),
      "",
      List.of("firm", "licence", "valid_from"),
      """
      firm! company 派遣单位
      licence! text 许可证编号
      valid_from! date 有效期起
      valid_to! date 有效期止
      registered_capital money 注册资本
      """),
  /** Annual reports of dispatch firms. */
  REPORTS(
      "dispatch-reports.csv",
      List.of("firm"),
      "",
      List.of("firm", "year"),
      """
      firm! company 派遣单位
      year! year 年度
      reported_on! date 报告日期
      outcome one-of:QUALIFIED,UNQUALIFIED,NO_BUSINESS,PENDING 核验结果
      """),
  /** One person sent by a dispatch firm to a user unit for one term. */
  DISPATCH(
      "dispatch-workers.csv",
      List.of("firm", "user"),
      "person",
      List.of("firm", "user", "person", "starts_on"),
      """
      firm! company 派遣单位
      user! company 用工单位
      person! person 人员
      starts_on! date 起始日期
      ends_on date 截止日期
      post text 岗位
      nature one-of:TEMPORARY,AUXILIARY,SUBSTITUTE,OTHER 岗位性质
      post_since date 岗位设立日期
      published_on date 辅助岗位公示日期
      substitutes_for person 被替代人员
      hours_form one-of:FULL_TIME,PART_TIME 工时形式
      monthly_wage money 月工资
      charged_to_worker money 向劳动者收费
      workplace_region region 工作地区
      return_reason one-of:ART40_3,ART41,USER_CLOSED,AGREEMENT_ENDED,OTHER 退回原因
      birth_year year 出生年份
      """),
  /** Contracts for services between companies. */
  SERVICES(
      "service-contracts.csv",
      List.of("contractor", "principal"),
      "",
      List.of("contract"),
      """
      contract! text 合同编号
      principal! company 发包单位
      contractor! company 承包单位
      starts_on! date 起始日期
      ends_on date 截止日期
      service code 业务代码
      fee_basis one-of:WAGES_PLUS_FEE,PER_HEAD,PER_HOUR,PIECE,RESULT,AREA,LUMP_SUM 计费方式
      labour_cost_percent percent 人工成本占比
      headcount_fixed yes-no 约定人数
      principal_may_reject yes-no 发包方可退换人员
      tools_by one-of:PRINCIPAL,CONTRACTOR,BOTH 工具提供
      supervisors count 驻场管理人数
      acceptances count 验收次数
      quality_deductions count 质量扣款次数
      """),
  /** One person working under a contract for services. */
  SERVICE_WORKERS(
      "service-workers.csv",
      List.of("contractor", "principal"),
      "person",
      List.of("contract", "person", "starts_on"),
      """
      contract! text 合同编号
      principal! company 发包单位
      contractor! company 承包单位
      person! person 人员
      starts_on! date 起始日期
      ends_on date 截止日期
      post text 岗位
      line text 班组
      rules_of company 规章制度单位
      interviewed_by company 面试单位
      card_issued_by company 工牌单位
      """),
  /** Ownership and other links between companies. */
  AFFILIATIONS(
      "affiliations.csv",
      List.of("owner"),
      "",
      List.of("owner", "owned", "kind", "valid_from"),
      """
      owner! company 投资方
      owned! company 被投资方
      kind! one-of:EQUITY,PARTNER,BRANCH,SAME_CONTROLLER 关联类型
      share_percent percent 持股比例
      valid_from date 起始日期
      valid_to date 截止日期
      """),
  /** Complaints to the labour inspectorate and what was ordered. */
  COMPLAINTS(
      "complaints.csv",
      List.of("employer"),
      "",
      List.of("complaint"),
      """
      complaint! text 投诉编号
      employer! company 单位
      filed_on! date 投诉日期
      kind! one-of:WAGE,INSURANCE,CONTRACT,DISPATCH,HOURS,OTHER 事项
      persons count 人数
      order_deadline date 责令期限
      settled_on date 办结日期
      """),
  /** Labour arbitration cases. */
  ARBITRATIONS(
      "arbitrations.csv",
      List.of("employer"),
      "",
      List.of("arbitration"),
      """
      arbitration! text 仲裁编号
      employer! company 单位
      filed_on! date 受理日期
      kind! one-of:WAGE,INSURANCE,CONTRACT,DISPATCH,HOURS,OTHER 事项
      persons count 人数
      settled_on date 办结日期
      """),
  /** Bounds a region sets, such as its minimum wage. */
  STANDARDS(
      "local-standards.csv",
      List.of("region"),
      "",
      List.of("region", "standard", "valid_from"),
      """
      region! region 地区
      standard! one-of:MINIMUM_MONTHLY_WAGE 标准
      value! money 数值
      valid_from! date 起始日期
      valid_to date 截止日期
      source text 依据
      """),
  /** How many people other departments' registers say a company has. */
  HEADCOUNTS(
      "headcounts.csv",
      List.of("employer"),
      "",
      List.of("employer", "register", "counted_on"),
      """
      employer! company 单位
      register! one-of:MARKET,TAX 登记部门
      counted_on! date 统计日期
      persons! count 人数
      """),
  /** Reports of layoffs to the labour administration (LCL art 41). */
  LAYOFF_REPORTS(
      "layoff-reports.csv",
      List.of("employer"),
      "",
      List.of("employer", "reported_on"),
      OtherColumns.LAYOFF_REPORTS),
  /** What utilities, landlords, banks and tax offices see of a business, month by month. */
  BUSINESS_MONTHS(
      "business-months.csv",
      List.of("employer"),
      "",
      List.of("employer", "month", "indicator"),
      OtherColumns.BUSINESS_MONTHS),
  /** What courts, emergency management, environment, market and petition offices recorded. */
  OFFICIAL_EVENTS(
      "official-events.csv",
      List.of("employer"),
      "",
      List.of("event"),
      OtherColumns.OFFICIAL_EVENTS),
  /** Collective contracts. */
  COLLECTIVE_CONTRACTS(
      "collective-contracts.csv",
      List.of("employer"),
      "",
      List.of("employer", "contract"),
      OtherColumns.COLLECTIVE_CONTRACTS),
  /** Figures about a whole region that statistics and other offices publish; no rule reads them. */
  MACRO_INDICATORS(
      "macro-indicators.csv",
      List.of("region"),
      "",
      List.of("region", "indicator", "sector", "period"),
      OtherColumns.MACRO_INDICATORS),
  /** Work through devices outside the recorded hours: sums alone, never what was said. */
  OFF_HOURS(
      "off-hours.csv",
      List.of("employer"),
      "person",
      List.of("employer", "person", "month", "day", "channel", "source"),
      OtherColumns.OFF_HOURS),
  /** Approvals of working hours other than the standard ones (劳动法 art 39), post by post. */
  SPECIAL_HOURS(
      "special-hours.csv",
      List.of("employer"),
      "",
      List.of("employer", "approval", "post"),
      OtherColumns.SPECIAL_HOURS);

  private static final String SUFFIX = ".csv";

  private final String file;
  private final List<String> owners;
  private final String person;
  private final List<String> key;
  private final List<Column> columns;
  private final Map<String, Integer> places = new HashMap<>();

  FactKind(String file, List<String> owners, String person, List<String> key, String columns) {
    this.file = file;
    this.owners = owners;
    this.person = person;
    this.key = key;
    this.columns = columns.lines().map(Column::parse).toList();
    for (Column column : this.columns) {
      places.put(column.name(), places.size());
    }
  }

  /** The kind of a file name, if it is one of ours. */
  public static Optional<FactKind> ofFile(String name) {
    for (FactKind kind : values()) {
      if (kind.file.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of a code such as {@code dispatch-workers}, if it is one of ours. */
  public static Optional<FactKind> ofCode(String code) {
    return ofFile(code + SUFFIX);
  }

  public String file() {
    return file;
  }

  /** The name of the file without its ending: what machines call the kind. */
  public String code() {
    return file.substring(0, file.length() - SUFFIX.length());
  }

  /** Whether each line speaks of one month. */
  public boolean isMonthly() {
    return places.containsKey("month");
  }

  /**
   * Whether lines of this kind say something about every company instead of the one they name:
   * links between companies, bounds of a region, figures about it.
   */
  public boolean isAboutAll() {
    return this == AFFILIATIONS || this == STANDARDS || this == MACRO_INDICATORS;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The columns that together name one fact; a second line with the same ones is a duplicate. */
  public List<String> key() {
    return key;
  }

  /** The columns that name the companies a line speaks of; the first owes what the line says. */
  public List<String> owners() {
    return owners;
  }

  /** The column that names the person, or empty. */
  public String person() {
    return person;
  }

  /** The place of a column in {@link #columns()}. */
  public int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException(file + " has no column " + column);
    }
    return place;
  }
}
