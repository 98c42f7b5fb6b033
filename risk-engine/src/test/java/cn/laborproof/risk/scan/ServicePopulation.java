package cn.laborproof.risk.scan;

import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A population of contracts for services of which we know what is behind them. Written from
 * docs/risk-facts.md and the case law it rests on; no weight of the rule book was looked at.
 *
 * <p>For every disguised dispatch there are three honest contracts that look like one: guards on
 * the principal's site with a fixed number of posts, a production step paid by the piece on the
 * principal's machines, a team of engineers paid by the hour with the principal's mailboxes.
 */
final class ServicePopulation {

  private final Seeded any;
  private final Set<String> disguised = new HashSet<>();
  private final List<String> employers = new ArrayList<>(List.of("employer,region,scope"));
  private final List<String> employments =
      new ArrayList<>(List.of("employer,person,form,first_working_day,line"));
  private final List<String> licences =
      new ArrayList<>(List.of("firm,licence,valid_from,valid_to"));
  private final List<String> dispatch =
      new ArrayList<>(List.of("firm,user,person,starts_on,ends_on,nature,published_on"));
  private final List<String> services =
      new ArrayList<>(
          List.of(
              "contract,principal,contractor,starts_on,service,fee_basis,labour_cost_percent,headcount_fixed,principal_may_reject,tools_by,supervisors,acceptances,quality_deductions"));
  private final List<String> workers =
      new ArrayList<>(
          List.of(
              "contract,principal,contractor,person,starts_on,line,rules_of,interviewed_by,card_issued_by"));
  private final List<String> attendance =
      new ArrayList<>(List.of("employer,person,month,hours,managed_by,device_owner"));
  private final List<String> wages =
      new ArrayList<>(List.of("employer,person,month,due,paid,payer,initiated_by"));
  private final List<String> insurance =
      new ArrayList<>(List.of("employer,person,month,status,payer"));

  /**
   * How often, in percent, a trait shows the principal's hand; -1: the trait is not asked about.
   */
  private record Profile(
      String service,
      String scope,
      boolean licence,
      List<String> fees,
      int labourCost,
      int headcount,
      int reject,
      int toolsOfPrincipal,
      int noSupervisor,
      int noAcceptance,
      int managed,
      int device,
      int rules,
      int interview,
      int card,
      int payer,
      int initiator,
      int elsewhere,
      int sameLine,
      int migrated) {}

  private static final Profile GUARDS =
      new Profile(
          "L7271",
          "L727;O82",
          false,
          List.of("PER_HEAD", "LUMP_SUM", "PER_HOUR"),
          85,
          90,
          40,
          20,
          5,
          30,
          6,
          55,
          8,
          10,
          40,
          0,
          0,
          5,
          0,
          0);
  private static final Profile STEP =
      new Profile(
          "C3360",
          "C3360;C34",
          false,
          List.of("PIECE", "RESULT", "PIECE"),
          70,
          15,
          10,
          80,
          3,
          8,
          10,
          60,
          10,
          5,
          30,
          2,
          3,
          5,
          60,
          5);
  private static final Profile ENGINEERS =
      new Profile(
          "I6513",
          "I65",
          false,
          List.of("PER_HOUR", "RESULT", "LUMP_SUM"),
          80,
          50,
          50,
          60,
          20,
          10,
          20,
          50,
          10,
          55,
          85,
          0,
          0,
          5,
          30,
          0);
  private static final Profile PLAIN =
      new Profile(
          "C3360",
          "L7263",
          true,
          List.of("WAGES_PLUS_FEE", "PER_HEAD", "PER_HOUR"),
          96,
          90,
          85,
          95,
          80,
          85,
          95,
          95,
          90,
          85,
          90,
          40,
          50,
          15,
          90,
          30);
  private static final Profile ON_PAPER =
      new Profile(
          "C3360",
          "L7263;C3360",
          true,
          List.of("PIECE", "LUMP_SUM", "RESULT"),
          95,
          20,
          30,
          80,
          20,
          50,
          75,
          80,
          70,
          65,
          60,
          0,
          60,
          15,
          90,
          40);
  private static final Profile MOVED =
      new Profile(
          "G5990",
          "L7263;L7291",
          true,
          List.of("LUMP_SUM", "WAGES_PLUS_FEE"),
          94,
          60,
          50,
          85,
          50,
          70,
          65,
          85,
          75,
          55,
          70,
          10,
          40,
          30,
          95,
          90);

  ServicePopulation(Seeded any, int fakes) {
    this.any = any;
    for (int i = 0; i < fakes; i++) {
      contract(i * 4, any.pick(PLAIN, ON_PAPER, MOVED), true);
      contract(i * 4 + 1, GUARDS, false);
      contract(i * 4 + 2, STEP, false);
      contract(i * 4 + 3, ENGINEERS, false);
    }
  }

  /** {@code CONTRACTOR/CONTRACT} of every disguised dispatch. */
  Set<String> disguised() {
    return disguised;
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve("employers.csv"), employers);
    Files.write(folder.resolve("employments.csv"), employments);
    Files.write(folder.resolve("dispatch-licences.csv"), licences);
    Files.write(folder.resolve("dispatch-workers.csv"), dispatch);
    Files.write(folder.resolve("service-contracts.csv"), services);
    Files.write(folder.resolve("service-workers.csv"), workers);
    Files.write(folder.resolve("attendance.csv"), attendance);
    Files.write(folder.resolve("wages.csv"), wages);
    Files.write(folder.resolve("insurance.csv"), insurance);
  }

  private boolean chance(int percent) {
    return any.number(0, 99) < percent;
  }

  /** Real registers have gaps: one cell in eight is empty. */
  private String cell(String value) {
    return any.onceIn(8) ? "" : value;
  }

  /** Tenths to and fro around a trait, the same for a whole contract. */
  private int around(int percent) {
    return percent == 0 ? 0 : Math.clamp(percent + any.number(-12, 12), 0, 100);
  }

  private void contract(int number, Profile p, boolean fake) {
    String principal = "P" + number;
    String contractor = "C" + number;
    String id = "K" + number;
    if (fake) {
      disguised.add(contractor + "/" + id);
    }
    employers.add(principal + ",330106,C33");
    employers.add(contractor + ",330106," + cell(p.scope()));
    for (int i = any.number(8, 30); i > 0; i--) {
      employments.add(principal + ",own" + number + "-" + i + ",DIRECT,2022-03-01,line" + i % 3);
    }
    // Some honest contractors hold a licence for other business, some firms without one disguise.
    if (chance(p.licence() ? 75 : 15)) {
      licences.add(contractor + ",L" + number + ",2024-06-01,2027-05-31");
    }
    String fee = any.pick(p.fees());
    services.add(
        String.join(
            ",",
            id,
            principal,
            contractor,
            "2025-02-01",
            cell(p.service()),
            cell(fee),
            cell(Integer.toString(Math.clamp(p.labourCost() + any.number(-6, 4), 0, 99))),
            cell(chance(p.headcount()) ? "yes" : "no"),
            cell(chance(p.reject()) ? "yes" : "no"),
            cell(chance(p.toolsOfPrincipal()) ? "PRINCIPAL" : any.pick("CONTRACTOR", "BOTH")),
            cell(chance(p.noSupervisor()) ? "0" : Integer.toString(any.number(1, 3))),
            cell(chance(p.noAcceptance()) ? "0" : Integer.toString(any.number(2, 12))),
            cell(chance(p.noAcceptance() / 2 + 40) ? "0" : Integer.toString(any.number(1, 5)))));
    int managed = around(p.managed());
    int device = chance(p.device()) ? 95 : 5;
    int rules = around(p.rules());
    int interview = around(p.interview());
    int card = around(p.card());
    boolean paysItself = chance(p.payer());
    boolean initiates = chance(p.initiator());
    boolean elsewhere = chance(p.elsewhere());
    boolean sameLine = chance(p.sameLine());
    boolean moved = chance(p.migrated());
    for (int w = any.number(4, 12); w > 0; w--) {
      String person = "w" + number + "-" + w;
      employments.add(contractor + "," + person + ",DIRECT,2025-02-01,");
      workers.add(
          String.join(
              ",",
              id,
              principal,
              contractor,
              person,
              "2025-02-01",
              cell(sameLine && chance(85) ? "line" + w % 3 : "area-" + number),
              cell(chance(rules) ? principal : contractor),
              cell(chance(interview) ? principal : contractor),
              cell(chance(card) ? principal : contractor)));
      if (moved && chance(85)) {
        dispatch.add(
            "D"
                + number
                + ","
                + principal
                + ","
                + person
                + ",2023-02-01,2025-01-31,AUXILIARY,2023-01-15");
      }
      for (int m = 0; m < 3; m++) {
        YearMonth month = YearMonth.of(2025, 9).plusMonths(m);
        String key = contractor + "," + person + "," + month;
        attendance.add(
            key
                + ",176,"
                + cell(chance(managed) ? principal : contractor)
                + ","
                + cell(chance(device) ? principal : contractor));
        wages.add(
            key
                + ",6000,6000,"
                + cell(paysItself ? principal : contractor)
                + ","
                + cell(initiates || paysItself ? principal : contractor));
        insurance.add(key + ",PAID," + cell(elsewhere ? "T" + number : contractor));
      }
    }
  }
}
