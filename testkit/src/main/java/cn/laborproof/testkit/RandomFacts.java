package cn.laborproof.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files of facts drawn around every bound of the rule library: few companies and persons, so that
 * facts meet, dates and amounts near the limits, gaps, lines that come twice or too late.
 */
public final class RandomFacts {

  /** The day the bounds are drawn around unless a test asks for another. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  private final Seeded any;
  private final LocalDate asOf;
  private final Map<String, List<String>> files = new TreeMap<>();

  public RandomFacts(Seeded any) {
    this(any, AS_OF);
  }

  /**
   * @param asOf the day facts meet their bounds
   */
  public RandomFacts(Seeded any, LocalDate asOf) {
    this.any = any;
    this.asOf = asOf;
    header("employers", "employer,region,valid_from,valid_to,scope");
    header(
        "employments",
        "employer,person,form,first_working_day,last_working_day,monthly_wage,post,line,leaving_reason");
    header(
        "contracts",
        "employer,person,contract,medium,kind,concluded_on,starts_on,ends_on,probation_ends_on,monthly_wage,probation_wage");
    header("insurance", "employer,person,month,status,payer,region");
    header(
        "wages", "employer,person,month,due,paid,due_on,paid_on,payer,initiated_by,deferred_until");
    header("attendance", "employer,person,month,hours,overtime_hours,managed_by,device_owner,site");
    header("dispatch-licences", "firm,licence,valid_from,valid_to,registered_capital");
    header("dispatch-reports", "firm,year,reported_on,outcome");
    header(
        "dispatch-workers",
        "firm,user,person,starts_on,ends_on,post,nature,post_since,published_on,substitutes_for,hours_form,monthly_wage,charged_to_worker,workplace_region,return_reason");
    header(
        "service-contracts",
        "contract,principal,contractor,starts_on,ends_on,service,fee_basis,labour_cost_percent,headcount_fixed,principal_may_reject,tools_by,supervisors,acceptances,quality_deductions");
    header(
        "service-workers",
        "contract,principal,contractor,person,starts_on,ends_on,post,line,rules_of,interviewed_by,card_issued_by");
    header("affiliations", "owner,owned,kind,share_percent,valid_from,valid_to");
    header("complaints", "complaint,employer,filed_on,kind,persons,order_deadline,settled_on");
    header("arbitrations", "arbitration,employer,filed_on,kind,persons,settled_on");
    header("layoff-reports", "employer,reported_on,notified_on,persons,covers_until");
    header("business-months", "employer,month,indicator,amount");
    header("official-events", "event,employer,happened_on,kind,persons,amount,ended_on,source");
    header(
        "collective-contracts",
        "employer,contract,kind,concluded_on,submitted_on,starts_on,ends_on,persons");
    header(
        "off-hours",
        "employer,person,month,day,channel,source,minutes,times,instructed,settled_minutes");
    header("special-hours", "employer,approval,system,post,valid_from,valid_to,revoked_on");
    header("local-standards", "region,standard,value,valid_from,valid_to,source");
    int companies = any.number(3, 9);
    for (int c = 0; c < companies; c++) {
      company("Q" + any.number(0, 40) + (any.onceIn(5) ? "-甲" : ""), companies);
    }
    for (int i = any.number(0, 4); i > 0; i--) {
      add(
          "local-standards",
          any.pick("330000", "330100", "320000"),
          "MINIMUM_MONTHLY_WAGE",
          amount(2000, 2600),
          day(900, 300),
          maybe(day(200, -100)),
          "");
    }
    new RandomTrouble(any, asOf, this::add).write(companies);
    new RandomOffHours(any, asOf, this::add).write(companies);
    approvals(companies);
    new RandomRegisters(any, asOf, this::add).write();
    // Some files were never handed in.
    files.keySet().removeIf(_ -> any.onceIn(12));
  }

  private void header(String file, String columns) {
    files.put(file, new ArrayList<>(List.of(columns)));
  }

  private void add(String file, String... values) {
    List<String> lines = files.getOrDefault(file, new ArrayList<>());
    lines.add(String.join(",", values));
    if (any.onceIn(15)) {
      lines.add(lines.getLast());
    }
    if (any.onceIn(25)) {
      // The same fact once more with another value, or one that is not used at all.
      String[] other = values.clone();
      other[any.number(0, other.length - 1)] = any.pick("", "1", "2026-02-30");
      lines.add(any.number(1, lines.size()), String.join(",", other));
    }
  }

  private String maybe(String value) {
    return any.onceIn(3) ? "" : value;
  }

  private String mostly(String value) {
    return any.onceIn(8) ? "" : value;
  }

  private String amount(int least, int most) {
    return any.onceIn(4)
        ? any.number(least, most) + ".5"
        : Integer.toString(any.number(least, most));
  }

  /** Between {@code most} and {@code least} days before the day of the scan. */
  private String day(int most, int least) {
    return asOf.minusDays(any.number(least, most)).toString();
  }

  private String company() {
    return "Q" + any.number(0, 40);
  }

  private String region() {
    return any.pick("330106", "330203", "320100", "321023");
  }

  private void company(String id, int companies) {
    if (!any.onceIn(6)) {
      add(
          "employers",
          id,
          region(),
          maybe(day(2000, 100)),
          maybe(day(300, -300)),
          mostly("L7263;C33"));
    }
    for (int i = any.number(0, 3); i > 0; i--) {
      add(
          "dispatch-licences",
          id,
          "L" + i,
          day(1200, 600),
          day(60, -120),
          maybe(amount(1999999, 2000001)));
      add("dispatch-reports", id, any.pick("2024", "2025"), day(400, -30), mostly("QUALIFIED"));
    }
    for (int i = any.number(0, 5); i > 0; i--) {
      add(
          "complaints",
          id + "K" + i,
          id,
          day(200, -5),
          any.pick("WAGE", "HOURS"),
          maybe("3"),
          maybe(day(60, -60)),
          maybe(day(60, -60)));
      add(
          "arbitrations",
          id + "A" + i,
          id,
          day(200, -5),
          any.pick("WAGE", "HOURS"),
          maybe("3"),
          maybe(day(60, -60)));
    }
    add(
        "affiliations",
        id,
        company(),
        any.pick("EQUITY", "SAME_CONTROLLER"),
        maybe("51"),
        maybe(day(900, 10)),
        maybe(day(30, -30)));
    boolean services = any.onceIn(2);
    String contract = "S" + any.number(0, 9);
    String other = company();
    String onPaper = other;
    if (services) {
      // Companies without people between the one who names itself and the contractor.
      for (int i = any.pick(0, 0, 1, 2); i > 0; i--) {
        String between = "E" + any.number(0, 9);
        service("S" + any.number(10, 30), onPaper, between);
        onPaper = between;
      }
      service(contract, onPaper, id);
    }
    for (int p = any.onceIn(6) ? 30 : any.number(0, 14); p > 0; p--) {
      person(id, "p" + any.number(0, 60), contract, other, services ? onPaper : "");
    }
  }

  /** Around the ends of months, with gaps of a day between one approval and the next. */
  private void approvals(int companies) {
    for (int c = 3 * companies; c > 0; c--) {
      String at = company();
      String post = any.pick("焊工", "guard");
      YearMonth first = YearMonth.from(asOf).minusMonths(any.number(0, 9));
      LocalDate from = first.atDay(1).plusDays(any.pick(0, 0, 0, -1, 1, 14));
      LocalDate to =
          first.plusMonths(any.pick(0, 2, 5, 11)).atEndOfMonth().plusDays(any.pick(0, 0, -1, 1));
      add(
          "special-hours",
          at,
          "H" + any.number(1, 3),
          any.pick("FLEXIBLE", "WEEK", "MONTH", "QUARTER", "YEAR", "QUARTER"),
          post,
          from.toString(),
          to.isBefore(from) ? from.toString() : to.toString(),
          any.onceIn(5) ? day(120, -10) : "");
      if (any.onceIn(3)) {
        add(
            "special-hours",
            at,
            "H" + any.number(4, 6),
            any.pick("FLEXIBLE", "QUARTER"),
            post,
            to.plusDays(any.pick(1, 1, 2)).toString(),
            to.plusDays(200).toString(),
            "");
      }
    }
  }

  private void service(String contract, String principal, String contractor) {
    add(
        "service-contracts",
        contract,
        principal,
        contractor,
        day(900, -10),
        maybe(day(300, -300)),
        mostly("C3360"),
        mostly(any.pick("WAGES_PLUS_FEE", "PER_HEAD", "PIECE")),
        mostly(any.pick("70", "85.5", "96")),
        mostly(any.pick("yes", "no")),
        mostly(any.pick("yes", "no")),
        mostly(any.pick("PRINCIPAL", "CONTRACTOR")),
        mostly(any.pick("0", "2")),
        mostly(any.pick("0", "3")),
        mostly(any.pick("0", "1")));
  }

  private void person(String at, String person, String contract, String principal, String onPaper) {
    LocalDate hired =
        asOf.minusDays(any.pick(any.number(10, 50), any.number(300, 420), any.number(0, 900)));
    String left = any.onceIn(3) ? hired.plusDays(any.number(0, 500)).toString() : "";
    add(
        "employments",
        at,
        person,
        any.pick("DIRECT", "DIRECT", "DIRECT", "PART_TIME"),
        hired.toString(),
        left,
        maybe(amount(2000, 9000)),
        maybe(any.pick("焊工", "guard")),
        maybe(any.pick("a", "b")),
        any.pick("", "", "RESIGNED"));
    for (int i = any.pick(0, 1, 1, 1, 2, 3, 4); i > 0; i--) {
      contract(at, person, i, hired);
    }
    YearMonth last = YearMonth.from(asOf).plusMonths(any.pick(0, 0, 0, 1));
    int months = any.number(0, 9);
    boolean steady = any.onceIn(2);
    for (int m = 0; m < months; m++) {
      String month = last.minusMonths(m).toString();
      if (!any.onceIn(6)) {
        add(
            "insurance",
            at,
            person,
            month,
            steady ? "PAID" : any.pick("PAID", "PAID", "UNPAID", "DEFERRED"),
            maybe(any.pick(at, company())),
            mostly(region()));
      }
      String due = amount(1900, 7000);
      add(
          "wages",
          at,
          person,
          month,
          due,
          steady ? due : any.pick(due, due, "0", amount(0, 7000)),
          maybe(day(90, -30)),
          maybe(day(60, -20)),
          mostly(any.pick(at, principal)),
          maybe(principal),
          any.onceIn(9) ? day(20, -20) : "");
      for (int site = any.pick(1, 1, 1, 2, 3); site > 0; site--) {
        add(
            "attendance",
            at,
            person,
            month,
            mostly(any.pick("170", "170", "265", "298")),
            mostly(any.pick("0", "18", "19.50", "36", "36.25", "40")),
            mostly(any.pick(at, principal)),
            mostly(any.pick(at, principal)),
            site == 1 ? "" : "site " + site);
      }
    }
    if (any.onceIn(3)) {
      for (int i = any.pick(1, 1, 2, 4); i > 0; i--) {
        String start = day(700, -10);
        add(
            "dispatch-workers",
            at,
            company(),
            person,
            start,
            maybe(LocalDate.parse(start).plusDays(any.number(0, 400)).toString()),
            maybe(any.pick("焊工", "guard")),
            mostly(any.pick("TEMPORARY", "AUXILIARY", "SUBSTITUTE", "OTHER")),
            maybe(day(250, 100)),
            maybe(day(90, -10)),
            maybe("p" + any.number(0, 60)),
            maybe(any.pick("FULL_TIME", "PART_TIME")),
            maybe(amount(2000, 9000)),
            maybe(any.pick("0", "100")),
            mostly(region()),
            maybe(any.pick("ART41", "OTHER")));
      }
    }
    if (!onPaper.isEmpty() && any.onceIn(2)) {
      add(
          "service-workers",
          contract,
          onPaper,
          at,
          person,
          day(600, -5),
          maybe(day(200, -200)),
          maybe("guard"),
          maybe(any.pick("a", "b")),
          mostly(any.pick(at, principal)),
          mostly(any.pick(at, principal)),
          mostly(any.pick(at, principal)));
    }
  }

  private void contract(String at, String person, int number, LocalDate hired) {
    LocalDate starts = hired.plusMonths(6L * (number - 1)).plusDays(any.number(-3, 40));
    int term = any.pick(2, 3, 6, 11, 12, 13, 24, 35, 36, 60);
    String kind = any.pick("FIXED", "FIXED", "FIXED", "FIXED", "OPEN_ENDED", "TASK");
    String ends =
        kind.equals("FIXED")
            ? starts.plusMonths(term).minusDays(any.pick(0, 1, 1, 1, 2)).toString()
            : "";
    int pay = any.number(2000, 9000);
    add(
        "contracts",
        at,
        person,
        "N" + number,
        maybe(any.pick("PAPER", "ELECTRONIC")),
        kind,
        starts.plusDays(any.pick(-5, 0, 3, 25, 29, 30, 31, 32, 60)).toString(),
        starts.toString(),
        ends,
        maybe(starts.plusMonths(any.pick(1, 2, 6)).minusDays(any.pick(0, 1, 1, 1)).toString()),
        mostly(Integer.toString(pay)),
        maybe(Integer.toString(pay * any.pick(79, 80, 81, 100) / 100)));
  }

  /** The lines of each file, the header first, by the file's name without its ending. */
  public Map<String, List<String>> lines() {
    return Map.copyOf(files);
  }

  public void write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey() + ".csv"), file.getValue());
    }
  }
}
