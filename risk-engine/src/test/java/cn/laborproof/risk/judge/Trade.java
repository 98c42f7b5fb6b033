package cn.laborproof.risk.judge;

import java.util.List;

/** What is outsourced: its codes of GB/T 4754, the posts, and what the principal is. */
enum Trade {
  PRODUCTION(
      Site.FACTORY, List.of("C3670", "C3360", "C3911", "L7292"), List.of("操作工", "包装工", "质检员")),
  SECURITY(Site.ANY, List.of("L7271", "L7272"), List.of("保安员", "巡逻员")),
  CLEANING(Site.ANY, List.of("O8211", "O8219"), List.of("保洁员")),
  SOFTWARE(Site.OFFICE, List.of("I6513", "I6531"), List.of("开发工程师", "测试工程师", "运维工程师")),
  ACCOUNTS(Site.OFFICE, List.of("L7241", "I6550"), List.of("会计", "出纳", "人事专员")),
  LOGISTICS(Site.WAREHOUSE, List.of("G5910", "G5990", "G5430"), List.of("分拣员", "装卸工", "叉车工")),
  BUILDING(Site.BUILDER, List.of("E5090", "E5011", "E4990"), List.of("钢筋工", "木工", "抹灰工")),
  CANTEEN(Site.ANY, List.of("H6299", "H6210"), List.of("厨师", "帮厨")),
  CALLS(Site.OFFICE, List.of("I6591"), List.of("坐席", "质检坐席")),
  REPAIR(Site.FACTORY, List.of("C4330", "C4350"), List.of("维修工程师", "点检员")),
  PROPERTY(Site.ANY, List.of("K7020"), List.of("秩序维护员", "维修工", "绿化工")),
  PERSONNEL(Site.ANY, List.of("L7269", "L7262"), List.of("人事顾问"));

  /** What kind of company buys it. */
  enum Site {
    FACTORY("C3670", List.of("操作工", "包装工", "质检员", "仓管员"), List.of("总装一线", "总装二线", "包装线", "冲压班")),
    WAREHOUSE("G5990", List.of("分拣员", "装卸工", "叉车工", "调度"), List.of("早班分拣", "夜班分拣", "装卸一组")),
    OFFICE("I6513", List.of("开发工程师", "测试工程师", "会计", "坐席"), List.of("支付组", "核心系统组", "客服一组")),
    BUILDER("E4710", List.of("施工员", "安全员", "钢筋工"), List.of("一号楼", "二号楼")),
    ANY("K7040", List.of("行政", "保安员", "保洁员"), List.of("综合部", "后勤组"));

    final String scope;
    final List<String> posts;
    final List<String> lines;

    Site(String scope, List<String> posts, List<String> lines) {
      this.scope = scope;
      this.posts = posts;
      this.lines = lines;
    }
  }

  final Site site;
  final List<String> codes;
  final List<String> posts;

  Trade(Site site, List<String> codes, List<String> posts) {
    this.site = site;
    this.codes = codes;
    this.posts = posts;
  }
}
