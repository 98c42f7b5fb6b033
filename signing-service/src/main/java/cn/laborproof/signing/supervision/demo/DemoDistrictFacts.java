package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Four years of a district of invented employers, as lines of facts. Employers have habits (paying
 * late, insuring late, long hours, no written contract, people leaving); what happens follows them
 * month by month with chance, and so do disputes: likelier after months that went badly, and not
 * certain after any. What is learned from them is up to the learner. People are keys without a
 * person behind them. The same day gives the same lines.
 */
final class DemoDistrictFacts {
  /** With whose delivery it begins. */
  static final FactKind FIRST = FactKind.EMPLOYERS;

  /** Three years of terms to learn from and to test on, and the twelve months before them. */
  private static final int MONTHS = 49;

  private static final int YEAR = 12;
  private static final int PAY_DAY = 15;
  private static final int TERM_YEARS = 5;

  /** Of 闭厂: somebody has to be let go all at once. */
  private static final int CLOSING = 41;

  private static final int CLOSING_PEOPLE = 34;
  private static final int CLOSING_LEAVE = 24;

  private static final String[] PLACES = {
    "文新", "蒋村", "三墩", "留下", "转塘", "古荡", "翠苑", "西溪", "灵隐", "北山", "双浦", "紫金港"
  };
  private static final String[] TRADES = {"机械制造", "服装", "餐饮管理", "商贸", "软件", "物业服务", "物流", "建筑劳务"};
  private static final String[] SCOPES = {"C34", "C18", "H62", "F52", "I65", "K70", "G54", "E47"};

  private record Habits(
      double late, double uninsured, double hours, double unwritten, double leave, double temper) {}

  /** One person from a first to a last day; {@code last} beyond today: works there. */
  private record Tenure(String person, LocalDate first, LocalDate last, boolean lets) {
    boolean in(YearMonth month) {
      return !first.isAfter(month.atEndOfMonth()) && !last.isBefore(month.atDay(1));
    }
  }

  /** What went badly in a month, from nought to one. */
  private record Month(double late, double uninsured, double hours) {}

  /**
   * A contract for services.
   *
   * @param fake whether the principal really leads the work
   */
  private record Outsourced(int principal, String name, String service, boolean fake) {}

  private static final List<Outsourced> OUTSOURCED =
      List.of(
          new Outsourced(0, "西湖云工企业服务外包有限公司（演示）", "L7291", true),
          new Outsourced(19, "之江联合后勤服务外包有限公司（演示）", "L7291", true),
          new Outsourced(8, "古荡安护保安服务有限公司（演示）", "L7271", false),
          new Outsourced(27, "留下净洁环境服务有限公司（演示）", "O8211", false));

  private static final int SENT = 6;

  /** Whom emergency management recorded, whose collective contract ended, who works all days. */
  private static final List<String> AT_WORK =
      List.of("双浦铸造有限公司（演示）", "转塘五金制品有限公司（演示）", "三墩冷链配送有限公司（演示）");

  private static final int TOGETHER = 3;
  private static final int HELD_MONTHS = 12;

  /** More than fit into a month of 31 days with a day of rest in seven. */
  private static final int ALL_DAYS = 308;

  private static final int ALL_DAYS_OVER = 140;

  private final Map<FactKind, StringBuilder> lines = new LinkedHashMap<>();
  private final Random any = new Random(65);
  private final LocalDate today;
  private int disputes;

  private DemoDistrictFacts(LocalDate today) {
    this.today = today;
    // Employments come last of what rules read together: nobody is found wanting for what is on
    // its way.
    head(FactKind.EMPLOYERS, "employer,name,region,valid_from,scope,status");
    head(
        FactKind.CONTRACTS,
        "employer,person,contract,medium,kind,concluded_on,starts_on,ends_on,monthly_wage");
    head(FactKind.INSURANCE, "employer,person,month,status");
    head(FactKind.WAGES, "employer,person,month,due,paid,due_on,paid_on,payer,initiated_by");
    head(FactKind.ATTENDANCE, "employer,person,month,hours,overtime_hours,managed_by,device_owner");
    head(
        FactKind.SERVICE_WORKERS,
        "contract,principal,contractor,person,starts_on,post,line,rules_of,interviewed_by,card_issued_by");
    head(
        FactKind.SERVICES,
        "contract,principal,contractor,starts_on,service,fee_basis,labour_cost_percent,headcount_fixed,principal_may_reject,tools_by,supervisors,acceptances,quality_deductions");
    head(
        FactKind.EMPLOYMENTS,
        "employer,person,form,first_working_day,last_working_day,monthly_wage,leaving_reason");
    head(FactKind.OFFICIAL_EVENTS, "event,employer,happened_on,kind,persons,source");
    head(
        FactKind.COLLECTIVE_CONTRACTS,
        "employer,contract,kind,concluded_on,submitted_on,starts_on,ends_on,persons");
    head(FactKind.COMPLAINTS, "complaint,employer,filed_on,kind,persons,settled_on");
    head(FactKind.ARBITRATIONS, "arbitration,employer,filed_on,kind,persons,settled_on");
  }

  /** Lines of each kind with their header as of a day, in the order of delivery. */
  static Map<FactKind, String> on(LocalDate today) {
    var facts = new DemoDistrictFacts(today);
    for (int i = 0; i < PLACES.length * TRADES.length; i++) {
      facts.employer(i);
    }
    for (int i = 0; i < OUTSOURCED.size(); i++) {
      facts.outsourced(i, OUTSOURCED.get(i));
    }
    for (int i = 0; i < AT_WORK.size(); i++) {
      facts.settled(i);
    }
    facts.recorded(code("MA2FAW", 1));
    facts.agreed(code("MA2FAW", 2));
    facts.restless(code("MA2FAW", AT_WORK.size()));
    Map<FactKind, String> csv = new LinkedHashMap<>();
    facts.lines.forEach((kind, text) -> csv.put(kind, text.toString()));
    return csv;
  }

  private void employer(int i) {
    String code = code("MA2FAC", i + 1);
    line(
        FactKind.EMPLOYERS,
        code,
        PLACES[i % PLACES.length] + TRADES[i / PLACES.length] + "有限公司（演示）",
        DemoCity.REGION,
        "2015-01-01",
        SCOPES[i / PLACES.length],
        "ACTIVE");
    Habits habits = habits();
    List<Tenure> people = i == CLOSING ? closing(i) : people(i, habits);
    for (Tenure each : people) {
      employed(code, each, habits);
    }
    List<Month> past = new ArrayList<>();
    for (int ago = MONTHS; ago >= 1; ago--) {
      YearMonth month = YearMonth.from(today).minusMonths(ago);
      List<Tenure> there = people.stream().filter(each -> each.in(month)).toList();
      past.add(month(code, habits, month, there));
      dispute(code, habits, month.plusMonths(1), there.size(), past);
    }
  }

  /** Most employers do most things right; a habit of one says nothing about its others. */
  private Habits habits() {
    return new Habits(
        any.nextInt(4) == 0 ? 0.3 + 0.4 * any.nextDouble() : 0.04 * any.nextDouble(),
        any.nextInt(6) == 0 ? 0.4 + 0.5 * any.nextDouble() : 0,
        any.nextInt(6) == 0 ? 31 + 5 * any.nextDouble() : 6 + 12 * any.nextDouble(),
        any.nextInt(9) == 0 ? 0.5 : 0,
        0.004 + 0.03 * any.nextDouble() * any.nextDouble(),
        0.5 * any.nextGaussian());
  }

  private List<Tenure> people(int employer, Habits habits) {
    List<Tenure> people = new ArrayList<>();
    int seats = 2 + any.nextInt(4);
    int number = 0;
    for (int seat = 0; seat < seats; seat++) {
      LocalDate first = today.minusMonths(MONTHS + 2).plusDays(any.nextInt(300));
      while (first.isBefore(today.minusDays(3))) {
        LocalDate last = first.plusMonths(5);
        while (last.isBefore(today) && any.nextDouble() > habits.leave()) {
          last = last.plusMonths(1);
        }
        number++;
        people.add(new Tenure("F%02d-%02d".formatted(employer + 1, number), first, last, false));
        first = last.plusDays(8 + any.nextInt(20));
      }
    }
    return people;
  }

  private List<Tenure> closing(int employer) {
    List<Tenure> people = new ArrayList<>();
    for (int i = 0; i < CLOSING_PEOPLE; i++) {
      boolean lets = i < CLOSING_LEAVE;
      people.add(
          new Tenure(
              "F%02d-%02d".formatted(employer + 1, i + 1),
              today.minusDays(400L + i % 9 * 20),
              lets ? today.minusDays(6L + i % 5) : today.plusYears(1),
              lets));
    }
    return people;
  }

  private void employed(String code, Tenure each, Habits habits) {
    boolean gone = each.last().isBefore(today);
    int wage = wage(each.person());
    line(
        FactKind.EMPLOYMENTS,
        code,
        each.person(),
        "DIRECT",
        each.first(),
        gone ? each.last() : "",
        wage,
        each.lets() ? "LAYOFF" : gone ? "RESIGNED" : "");
    if (any.nextDouble() >= habits.unwritten()) {
      line(
          FactKind.CONTRACTS,
          code,
          each.person(),
          "YS-" + each.person(),
          "ELECTRONIC",
          "FIXED",
          each.first(),
          each.first(),
          each.first().plusYears(TERM_YEARS).minusDays(1),
          wage);
    }
  }

  private Month month(String code, Habits habits, YearMonth month, List<Tenure> there) {
    boolean late = any.nextDouble() < habits.late();
    LocalDate due = month.plusMonths(1).atDay(PAY_DAY);
    LocalDate paid = late ? due.plusDays(15L + any.nextInt(60)) : due.minusDays(any.nextInt(4));
    int uninsured = 0;
    int over = 0;
    for (Tenure each : there) {
      if (!due.isAfter(today)) {
        boolean came = !paid.isAfter(today);
        int wage = wage(each.person());
        line(
            FactKind.WAGES,
            code,
            each.person(),
            month,
            wage,
            came ? wage : 0,
            due,
            came ? paid : "",
            code,
            code);
      }
      boolean without = any.nextDouble() < habits.uninsured();
      line(FactKind.INSURANCE, code, each.person(), month, without ? "UNPAID" : "PAID");
      uninsured += without ? 1 : 0;
      long hours = Math.clamp(Math.round(habits.hours() + 4 * any.nextGaussian()), 0, 80);
      line(FactKind.ATTENDANCE, code, each.person(), month, 168 + hours, hours, code, code);
      over += hours > 36 ? 1 : 0;
    }
    double all = Math.max(1, there.size());
    return new Month(late ? 1 : 0, uninsured / all, over / all);
  }

  /**
   * Whether somebody goes to the authorities in a month. The figures are invented: one in forty
   * months at a small employer without trouble, several times that after a bad year.
   */
  private void dispute(String code, Habits habits, YearMonth month, int people, List<Month> past) {
    List<Month> year = past.subList(Math.max(0, past.size() - YEAR), past.size());
    double late = year.stream().mapToDouble(Month::late).average().orElse(0);
    double uninsured = year.stream().mapToDouble(Month::uninsured).average().orElse(0);
    double hours = year.stream().mapToDouble(Month::hours).average().orElse(0);
    double said =
        -4.6
            + 2.6 * late
            + 1.8 * uninsured
            + 1.2 * hours
            + 0.8 * habits.unwritten()
            + 0.5 * Math.log(Math.max(1, people))
            + habits.temper();
    boolean happens = any.nextDouble() < 1 / (1 + Math.exp(-said));
    LocalDate day = month.atDay(1 + any.nextInt(28));
    double which = any.nextDouble() * (0.2 + late + uninsured + hours);
    boolean arbitrated = any.nextInt(3) == 0;
    if (!happens || day.isAfter(today)) {
      return;
    }
    disputes++;
    String kind =
        which < late
            ? "WAGE"
            : which < late + uninsured
                ? "INSURANCE"
                : which < late + uninsured + hours ? "HOURS" : "OTHER";
    LocalDate settled = day.plusDays(45);
    line(
        arbitrated ? FactKind.ARBITRATIONS : FactKind.COMPLAINTS,
        (arbitrated ? "演示仲 " : "演示投 ") + disputes,
        code,
        day,
        kind,
        1 + disputes % 2,
        settled.isAfter(today) ? "" : settled);
  }

  private void outsourced(int number, Outsourced said) {
    String principal = code("MA2FAC", said.principal() + 1);
    String contractor = code("MA2FAX", number + 1);
    String contract = "演示外包-" + (number + 1);
    boolean fake = said.fake();
    String leads = fake ? principal : contractor;
    LocalDate since = today.minusMonths(10);
    line(
        FactKind.EMPLOYERS,
        contractor,
        said.name(),
        DemoCity.REGION,
        "2018-01-01",
        said.service().substring(0, 4),
        "ACTIVE");
    line(
        FactKind.SERVICES,
        contract,
        principal,
        contractor,
        since,
        said.service(),
        fake ? "WAGES_PLUS_FEE" : "LUMP_SUM",
        fake ? 94 : 68,
        fake ? "yes" : "no",
        fake ? "yes" : "no",
        fake ? "PRINCIPAL" : "CONTRACTOR",
        fake ? 0 : 2,
        fake ? 0 : 11,
        fake ? 0 : 3);
    for (int i = 1; i <= SENT; i++) {
      String person = "X%d-%02d".formatted(number + 1, i);
      line(
          FactKind.SERVICE_WORKERS,
          contract,
          principal,
          contractor,
          person,
          since,
          fake ? "操作工" : "服务员",
          fake ? "一班" : "外包组",
          leads,
          leads,
          leads);
      var tenure = new Tenure(person, since, today.plusYears(1), false);
      employed(contractor, tenure, new Habits(0, 0, 0, 0, 0, 0));
      for (int ago = 9; ago >= 1; ago--) {
        YearMonth month = YearMonth.from(today).minusMonths(ago);
        LocalDate due = month.plusMonths(1).atDay(PAY_DAY);
        line(FactKind.INSURANCE, contractor, person, month, "PAID");
        line(FactKind.ATTENDANCE, contractor, person, month, 176, 8, leads, leads);
        if (!due.isAfter(today)) {
          int wage = wage(person);
          line(FactKind.WAGES, contractor, person, month, wage, wage, due, due, leads, leads);
        }
      }
    }
  }

  /** One of those at work: a few people for a year, paid and insured. */
  private void settled(int number) {
    String employer = code("MA2FAW", number + 1);
    line(
        FactKind.EMPLOYERS,
        employer,
        AT_WORK.get(number),
        DemoCity.REGION,
        "2016-01-01",
        "C33",
        "ACTIVE");
    for (int i = 1; i <= TOGETHER; i++) {
      String person = "S%d-%02d".formatted(number + 1, i);
      LocalDate since = YearMonth.from(today).minusMonths(HELD_MONTHS).atDay(1);
      employed(
          employer,
          new Tenure(person, since, today.plusYears(1), false),
          new Habits(0, 0, 0, 0, 0, 0));
      for (int ago = HELD_MONTHS; ago >= 1; ago--) {
        YearMonth month = YearMonth.from(today).minusMonths(ago);
        LocalDate due = month.plusMonths(1).atDay(PAY_DAY);
        line(FactKind.INSURANCE, employer, person, month, "PAID");
        if (!due.isAfter(today)) {
          int wage = wage(person);
          line(FactKind.WAGES, employer, person, month, wage, wage, due, due, employer, employer);
        }
      }
    }
  }

  /** A penalty and an accident; no order to stop, which would say more of the business. */
  private void recorded(String employer) {
    String source = "演示数据（虚构）";
    line(
        FactKind.OFFICIAL_EVENTS,
        "演示应急-1",
        employer,
        today.minusDays(70),
        "EMERGENCY_PENALTY",
        "",
        source);
    line(
        FactKind.OFFICIAL_EVENTS,
        "演示应急-2",
        employer,
        today.minusDays(110),
        "EMERGENCY_ACCIDENT",
        1,
        source);
  }

  /** One that ended without a successor, and one of another kind that holds. */
  private void agreed(String employer) {
    LocalDate ended = today.minusDays(75);
    LocalDate begun = ended.minusYears(TERM_YEARS - 2L);
    LocalDate since = today.minusMonths(2);
    line(
        FactKind.COLLECTIVE_CONTRACTS,
        employer,
        "演示集体-1",
        "GENERAL",
        begun,
        begun.plusDays(6),
        begun,
        ended,
        TOGETHER);
    line(
        FactKind.COLLECTIVE_CONTRACTS,
        employer,
        "演示集体-2",
        "WAGES",
        since,
        since.plusDays(5),
        since,
        today.plusMonths(10),
        TOGETHER);
  }

  /** One of them worked through a month. */
  private void restless(String employer) {
    for (int i = 1; i <= TOGETHER; i++) {
      for (int ago = 6; ago >= 1; ago--) {
        boolean through = i == 1 && ago == 2;
        line(
            FactKind.ATTENDANCE,
            employer,
            "S%d-%02d".formatted(AT_WORK.size(), i),
            YearMonth.from(today).minusMonths(ago),
            through ? ALL_DAYS : 176,
            through ? ALL_DAYS_OVER : 8,
            employer,
            employer);
      }
    }
  }

  /** Always the same for a person. */
  private static int wage(String person) {
    return 5200 + Math.floorMod(person.hashCode(), 40) * 100;
  }

  private void head(FactKind kind, String columns) {
    lines.put(kind, new StringBuilder(columns).append('\n'));
  }

  private void line(FactKind kind, Object... cells) {
    StringBuilder text = lines.computeIfAbsent(kind, _ -> new StringBuilder());
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cells[i]);
    }
    text.append('\n');
  }

  private static String code(String body, int number) {
    return UnifiedSocialCreditCode.completing("91330106" + body + "%03d".formatted(number)).value();
  }
}
