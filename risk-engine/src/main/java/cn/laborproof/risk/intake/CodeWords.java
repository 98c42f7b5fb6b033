package cn.laborproof.risk.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Codes in Chinese, as registers and their people write them: the first word is the one shown, all
 * of them are understood. A word only has to tell the codes of one column apart.
 */
final class CodeWords {

  private static final String WORDS =
      """
      ACTIVE 存续 在营 正常
      SUSPENDED 停业 歇业
      CANCELLED 注销 吊销
      DIRECT 直接用工 全日制
      PART_TIME 非全日制
      FULL_TIME 全日制
      RESIGNED 辞职 主动离职
      AGREED 协商解除 协商一致
      EXPIRED 期满终止 合同到期 到期
      LAYOFF 经济性裁员 裁员
      DISMISSED 单位解除 辞退
      RETIRED 退休
      OTHER 其他 其它
      ELECTRONIC 电子
      PAPER 纸质
      FIXED 固定期限
      OPEN_ENDED 无固定期限
      TASK 以完成一定工作任务为期限 任务期限
      PAID 已缴 已缴纳
      UNPAID 未缴 欠缴
      DEFERRED 缓缴
      QUALIFIED 合格
      UNQUALIFIED 不合格
      NO_BUSINESS 未开展业务
      PENDING 待核验 核验中
      TEMPORARY 临时性 临时
      AUXILIARY 辅助性 辅助
      SUBSTITUTE 替代性 替代
      ART40_3 客观情况发生重大变化
      ART41 经济性裁员
      USER_CLOSED 用工单位关闭
      AGREEMENT_ENDED 派遣协议期满
      WAGES_PLUS_FEE 工资加管理费
      PER_HEAD 按人头
      PER_HOUR 按工时
      PIECE 计件
      RESULT 按成果
      AREA 按面积
      LUMP_SUM 总价包干
      PRINCIPAL 发包单位 发包方
      CONTRACTOR 承包单位 承包方
      BOTH 双方
      EQUITY 股权 持股
      PARTNER 合伙
      BRANCH 分支机构 分公司
      SAME_CONTROLLER 同一实际控制人 同一控制人
      WAGE 工资 欠薪
      INSURANCE 社会保险 社保
      CONTRACT 劳动合同
      DISPATCH 劳务派遣 派遣
      HOURS 工时 工时休假
      MINIMUM_MONTHLY_WAGE 月最低工资标准 最低工资标准
      MARKET 市场监管
      TAX 税务 纳税
      ELECTRICITY 用电
      WATER 用水
      GAS 用气
      REVENUE 营业收入
      UTILITY_OVERDUE 水电燃气欠费
      PROPERTY_OVERDUE 物业租金欠费
      LOAN_OVERDUE 贷款逾期
      TAX_OVERDUE 欠税
      COURT_LABOUR_CASE 劳动争议诉讼
      COURT_ENFORCEMENT 被执行
      COURT_DISHONEST 失信被执行
      COURT_BANKRUPTCY 破产
      EMERGENCY_ACCIDENT 生产安全事故
      EMERGENCY_PENALTY 安全生产处罚
      EMERGENCY_STOP 安全生产停产停业
      ENVIRONMENT_PENALTY 环境保护处罚
      ENVIRONMENT_STOP 环境保护停产
      MARKET_ABNORMAL 经营异常
      PETITION 信访
      OPINION 舆情
      GENERAL 综合
      WAGES 工资专项
      SAFETY 劳动安全卫生专项
      WOMEN 女职工权益专项
      MESSAGES 消息
      CALLS 通话
      LOGINS 登录
      ALL 合计
      EMPLOYER 用人单位
      SYSTEM 系统
      WORKER 劳动者
      FLEXIBLE 不定时
      WEEK 综合计算周 周
      MONTH 综合计算月 月
      QUARTER 综合计算季 季
      YEAR 综合计算年 年
      GDP_GROWTH 地区生产总值增速
      INDUSTRY_GROWTH 工业增加值增速
      SECTOR_CLIMATE 行业景气
      UNEMPLOYMENT_RATE 失业率
      JOB_LOSS_RATE 岗位流失率
      PROFIT_GROWTH 利润增速
      YES 是
      NO 否
      """;

  private static final Map<String, List<String>> OF_CODE =
      WORDS
          .lines()
          .map(line -> Arrays.asList(line.split(" ")))
          .collect(
              Collectors.toUnmodifiableMap(
                  List::getFirst, words -> List.copyOf(words.subList(1, words.size()))));

  private CodeWords() {}

  /** The words of a code, the one that is shown first; none where nobody has named it. */
  static List<String> of(String code) {
    return OF_CODE.getOrDefault(code, List.of());
  }

  /** The code of a column that a word stands for, or the word itself. */
  static String code(Column column, String word) {
    return column.choices().stream()
        .filter(code -> of(code).contains(word))
        .findFirst()
        .orElse(word);
  }
}
