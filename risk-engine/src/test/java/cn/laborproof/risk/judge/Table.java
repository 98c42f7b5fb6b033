package cn.laborproof.risk.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of docs/risk-facts.md that a population fills: columns, with their Chinese headings.
 */
enum Table {
  EMPLOYERS("employers.csv", "employer:单位 name:名称 region:地区 scope:经营范围 status:状态"),
  EMPLOYMENTS(
      "employments.csv",
      "employer:单位 person:人员 form:用工形式 first_working_day:用工之日 last_working_day:离职日期 monthly_wage:月工资"
          + " post:岗位 line:班组"),
  INSURANCE("insurance.csv", "employer:单位 person:人员 month:月份 status:状态 payer:参保单位 region:参保地区"),
  WAGES(
      "wages.csv",
      "employer:单位 person:人员 month:月份 due:应发 paid:实发 paid_on:支付日期 payer:付款单位 initiated_by:发起单位"),
  ATTENDANCE(
      "attendance.csv",
      "employer:单位 person:人员 month:月份 hours:工时 overtime_hours:加班工时 managed_by:排班管理单位"
          + " device_owner:考勤设备单位 site:地点"),
  LICENCES(
      "dispatch-licences.csv",
      "firm:派遣单位 licence:许可证编号 valid_from:有效期起 valid_to:有效期止 registered_capital:注册资本"),
  DISPATCHED(
      "dispatch-workers.csv",
      "firm:派遣单位 user:用工单位 person:人员 starts_on:起始日期 ends_on:截止日期 post:岗位 nature:岗位性质"
          + " hours_form:工时形式 monthly_wage:月工资"),
  SERVICES(
      "service-contracts.csv",
      "contract:合同编号 principal:发包单位 contractor:承包单位 starts_on:起始日期 ends_on:截止日期 service:业务代码"
          + " fee_basis:计费方式 labour_cost_percent:人工成本占比 headcount_fixed:约定人数"
          + " principal_may_reject:发包方可退换人员 tools_by:工具提供 supervisors:驻场管理人数 acceptances:验收次数"
          + " quality_deductions:质量扣款次数"),
  ROSTER(
      "service-workers.csv",
      "contract:合同编号 principal:发包单位 contractor:承包单位 person:人员 starts_on:起始日期 ends_on:截止日期"
          + " post:岗位 line:班组 rules_of:规章制度单位 interviewed_by:面试单位 card_issued_by:工牌单位"),
  AFFILIATIONS("affiliations.csv", "owner:投资方 owned:被投资方 kind:关联类型 share_percent:持股比例");

  final String file;
  final List<String> columns = new ArrayList<>();
  final List<String> chinese = new ArrayList<>();

  Table(String file, String headings) {
    this.file = file;
    for (String heading : headings.split(" ")) {
      columns.add(heading.substring(0, heading.indexOf(':')));
      chinese.add(heading.substring(heading.indexOf(':') + 1));
    }
  }
}
