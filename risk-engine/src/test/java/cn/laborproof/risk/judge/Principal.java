package cn.laborproof.risk.judge;

import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.time.YearMonth;

/** A company that gives work out, with own people. */
record Principal(Company company, Trade.Site site) {
  String key() {
    return company.key();
  }

  /** Enters the company and its own staff with their months. */
  static Principal enter(
      Seeded any, FactFiles facts, Trade.Site site, LocalDate asOf, People people) {
    Company company =
        Company.any(
            any,
            switch (site) {
              case FACTORY -> "精密制造";
              case WAREHOUSE -> "供应链";
              case OFFICE -> "信息科技";
              case BUILDER -> "建设集团";
              case ANY -> "商业管理";
            });
    facts.add(
        Table.EMPLOYERS, company.key(), company.name(), company.region(), site.scope, "ACTIVE");
    YearMonth last = YearMonth.from(asOf).minusMonths(1);
    for (int left = any.number(8, 24); left > 0; left--) {
      String person = people.next();
      LocalDate since = asOf.minusDays(any.number(60, 2500));
      int wage = any.number(42, 120) * 100;
      facts.add(
          Table.EMPLOYMENTS,
          company.key(),
          person,
          "DIRECT",
          since.toString(),
          "",
          wage + ".00",
          any.pick(site.posts),
          any.onceIn(8) ? "" : any.pick(site.lines));
      for (YearMonth month = last.minusMonths(5);
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        if (since.isAfter(month.atDay(1))) {
          continue;
        }
        facts.add(
            Table.ATTENDANCE,
            company.key(),
            person,
            month.toString(),
            Integer.toString(any.number(150, 200)),
            Integer.toString(any.number(0, 36)),
            any.onceIn(3) ? company.key() : "",
            any.onceIn(3) ? company.key() : "",
            "");
        facts.add(
            Table.WAGES,
            company.key(),
            person,
            month.toString(),
            wage + ".00",
            wage + ".00",
            month.plusMonths(1).atDay(any.number(5, 15)).toString(),
            "",
            "");
      }
    }
    return new Principal(company, site);
  }
}
