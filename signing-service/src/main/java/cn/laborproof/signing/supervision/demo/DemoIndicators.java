package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives the demo city published figures of the last half-year. All of them are invented. */
@Component
@Order(45)
final class DemoIndicators implements ApplicationRunner {
  private static final Actor.Official CLERK =
      new Actor.Official(
          UUID.fromString("0199d000-0000-7000-8000-0000000000f7"),
          DemoCity.STATISTICS,
          DemoCity.REGION,
          Role.INSPECTOR,
          "西湖区人社局综合科 · 演示经办员");

  private static final List<Series> SERIES =
      List.of(
          new Series("GDP_GROWTH", "", "5.6", "5.4", "5.5", "5.1", "4.9", "5.0"),
          new Series("INDUSTRY_GROWTH", "", "6.8", "6.1", "5.9", "5.2", "4.4", "4.6"),
          new Series("SECTOR_CLIMATE", "C", "50.8", "50.3", "49.9", "49.2", "48.7", "49.0"),
          new Series("UNEMPLOYMENT_RATE", "", "4.6", "4.7", "4.7", "4.9", "5.1", "5.0"),
          new Series("JOB_LOSS_RATE", "", "1.1", "1.2", "1.2", "1.6", "1.9", "1.7"),
          new Series("PROFIT_GROWTH", "", "3.2", "1.8", "0.9", "-1.4", "-2.6", "-1.9"));

  private final Installation installation;
  private final OwnFacts facts;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoIndicators(Installation installation, OwnFacts facts, Tenancy tenancy, Clock clock) {
    this.installation = installation;
    this.facts = facts;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A figure month by month, the oldest first. */
  private record Series(String indicator, String sector, String... values) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      tenancy.inTransaction(CLERK, this::settle);
    }
  }

  private boolean settle() {
    if (facts.holds(DemoCity.STATISTICS, FactKind.MACRO_INDICATORS)) {
      return false;
    }
    Instant now = clock.instant();
    facts.state(FactKind.MACRO_INDICATORS, csv(LocalDate.ofInstant(now, Rosters.ZONE)), now);
    return true;
  }

  private static String csv(LocalDate today) {
    var csv = new StringBuilder("region,indicator,sector,period,value,published_on,source\n");
    for (Series series : SERIES) {
      int months = series.values().length;
      for (int i = 0; i < months; i++) {
        YearMonth period = YearMonth.from(today).minusMonths((long) months - i);
        csv.append(DemoCity.REGION).append(',').append(series.indicator()).append(',');
        csv.append(series.sector()).append(',').append(period).append(',');
        csv.append(series.values()[i]).append(',').append(period.plusMonths(1).atDay(1));
        csv.append(",演示数据（虚构）\n");
      }
    }
    return csv.toString();
  }
}
