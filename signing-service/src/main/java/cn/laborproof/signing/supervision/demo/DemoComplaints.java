package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.CodeConfirmations;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.hub.OwnFacts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the complaint desks of two districts registered in the last year, and the seats of those it
 * is about. All of it is invented.
 */
@Component
final class DemoComplaints implements DemoChapter {
  private static final List<String> NAMES =
      List.of("文三路商贸", "西溪湿地餐饮", "蒋村五金", "云谷软件", "紫金港物流", "翠柏路家政");
  private static final List<String> NEIGHBOURS =
      List.of("良渚包装", "临平印染", "仓前科技", "塘栖食品", "五常装饰", "闲林物业");
  private static final List<String> SCOPES = List.of("F52", "H62", "F52", "I65", "G54", "O80");
  private static final List<String> KINDS = List.of("WAGE", "CONTRACT", "HOURS", "OTHER");

  private static final List<Desk> DESKS =
      List.of(
          new Desk(
              DemoCity.COMPLAINT_DESK,
              DemoCity.REGION,
              NAMES,
              List.of(7, 8, 6, 9, 8, 7, 8, 5, 4, 4, 3, 4)),
          new Desk(
              DemoCity.NEIGHBOURS_DESK,
              "330110",
              NEIGHBOURS,
              List.of(6, 7, 6, 7, 8, 6, 7, 6, 7, 6, 7, 7)));

  private final OwnFacts facts;
  private final CodeConfirmations confirmations;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoComplaints(OwnFacts facts, CodeConfirmations confirmations, Tenancy tenancy, Clock clock) {
    this.facts = facts;
    this.confirmations = confirmations;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * A district's desk.
   *
   * @param months how many complaints came, month by month, the oldest first
   */
  private record Desk(UUID office, String region, List<String> employers, List<Integer> months) {
    Actor.Official clerk() {
      String name = DemoCity.officeName(office).orElseThrow();
      return new Actor.Official(office, office, region, Role.INSPECTOR, name);
    }

    String code(int place) {
      return UnifiedSocialCreditCode.completing("91" + region + "MA2DCM00" + (place + 1)).value();
    }
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public boolean tell() {
    for (Desk desk : DESKS) {
      tenancy.inTransaction(desk.clerk(), () -> settle(desk));
    }
    return true;
  }

  private boolean settle(Desk desk) {
    if (facts.holds(desk.office(), FactKind.COMPLAINTS)) {
      return false;
    }
    Instant now = clock.instant();
    facts.state(FactKind.EMPLOYERS, employers(desk), now);
    facts.state(FactKind.COMPLAINTS, complaints(desk, LocalDate.ofInstant(now, Rosters.ZONE)), now);
    return true;
  }

  private String employers(Desk desk) {
    var csv = new StringBuilder("employer,name,region,valid_from,scope,status\n");
    for (int i = 0; i < desk.employers().size(); i++) {
      line(csv, desk.code(i), desk.employers().get(i) + "有限公司（演示）", desk, SCOPES.get(i));
    }
    if (desk.region().equals(DemoCity.REGION)) {
      line(csv, ownCode(DemoCity.MANUFACTURER, desk), "江南精工制造有限公司（演示）", desk, "C34");
      line(csv, ownCode(DemoCity.SERVICE_COMPANY, desk), "云帆信息服务有限公司（演示）", desk, "I65");
    }
    return csv.toString();
  }

  private String ownCode(UUID employer, Desk desk) {
    return tenancy.as(desk.clerk(), () -> confirmations.find(employer).creditCode());
  }

  private static void line(StringBuilder csv, String code, String name, Desk desk, String scope) {
    csv.append("%s,%s,%s,2018-01-01,%s,ACTIVE\n".formatted(code, name, desk.region(), scope));
  }

  private static String complaints(Desk desk, LocalDate today) {
    var csv = new StringBuilder("complaint,employer,filed_on,kind,persons,settled_on\n");
    int months = desk.months().size();
    for (int i = 0; i < months; i++) {
      YearMonth month = YearMonth.from(today).minusMonths((long) months - i);
      for (int n = 0; n < desk.months().get(i); n++) {
        LocalDate filed = month.atDay(2 + n * 3);
        csv.append(
            "演示-%s-%s-%d,%s,%s,%s,%d,%s\n"
                .formatted(
                    desk.region(),
                    month,
                    n + 1,
                    desk.code((i + n) % desk.employers().size()),
                    filed,
                    KINDS.get((i * 2 + n) % KINDS.size()),
                    1 + (i + n) % 3,
                    filed.plusDays(4)));
      }
    }
    return csv.toString();
  }
}
