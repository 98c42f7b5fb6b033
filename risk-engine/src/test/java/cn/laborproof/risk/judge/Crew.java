package cn.laborproof.risk.judge;

import static cn.laborproof.risk.judge.Population.known;

import cn.laborproof.testkit.Seeded;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The people of one contract and their months.
 *
 * @param contract the contract with their employer
 * @param employer who concluded the labour contracts
 * @param roster whether the list of people was handed in
 * @param atGate the contract under which the principal's list names them; empty: it does not
 */
record Crew(
    Deal deal,
    String contract,
    String employer,
    LocalDate starts,
    LocalDate ends,
    boolean roster,
    String atGate) {

  void enter(int size) {
    enter(size, false);
  }

  /** People who stand on the dispatch firm's roster at the same time. */
  void enterDispatched(int size) {
    enter(size, true);
  }

  private void enter(int size, boolean dispatched) {
    Seeded any = deal.any();
    Habits habits = Habits.of(deal, any);
    int waves = any.number(2, 4);
    for (int i = 0; i < size; i++) {
      String person = deal.people().next();
      // Waves of people who join later; the others come with the contract or as others leave.
      LocalDate from =
          starts.plusDays(
              any.onceIn(3) ? 0 : (long) (i % waves) * any.number(20, 90) + any.number(0, 40));
      LocalDate latest = ends.isBefore(deal.asOf()) ? ends : deal.asOf();
      if (!from.isBefore(latest)) {
        from = starts;
      }
      int months = (int) Math.max(1, deal.conduct().draw(Trait.STAY, any));
      LocalDate until = from.plusDays(months * 30L);
      boolean season = deal.conduct().draw(Trait.STAY, any) <= 4;
      if (season && until.isBefore(deal.asOf().minusMonths(10))) {
        from = deal.asOf().minusDays(any.number(60, 300));
        until = from.plusDays(months * 30L);
        if (from.isBefore(starts)) {
          from = starts;
        }
      }
      boolean left = until.isBefore(latest);
      one(person, from, left ? until : null, habits, dispatched);
    }
  }

  private void one(
      String person, LocalDate from, LocalDate left, Habits habits, boolean dispatched) {
    Seeded any = deal.any();
    Principal principal = deal.principal();
    boolean mixed = habits.mixed(any);
    boolean samePost = mixed || any.random().nextDouble() < habits.samePost();
    String post =
        samePost ? any.pick(principal.site().posts) : any.pick(deal.contractor().trade().posts);
    String line =
        mixed ? misspelt(any.pick(principal.site().lines)) : any.pick("", "外包一组", "驻场班", "服务部");
    int wage = any.number(38, 75) * 100;
    LocalDate hired = from;
    if (any.random().nextDouble() < habits.fromDispatch()) {
      LocalDate sent = from.minusDays(any.number(200, 900));
      int pause = any.onceIn(3) ? any.number(20, 150) : any.number(0, 20);
      deal.dispatched(person, sent, from.minusDays(1 + pause));
      hired = any.onceIn(2) ? sent : from;
    } else if (any.random().nextDouble() < habits.fromOwn()) {
      deal.facts()
          .add(
              Table.EMPLOYMENTS,
              principal.key(),
              person,
              "DIRECT",
              from.minusDays(any.number(300, 2000)).toString(),
              from.minusDays(1).toString(),
              wage + ".00",
              post,
              line);
    } else if (any.onceIn(4)) {
      hired = from.minusDays(any.number(10, 700));
    }
    if (dispatched) {
      deal.dispatched(person, from, left);
    }
    deal.facts()
        .add(
            Table.EMPLOYMENTS,
            employer,
            person,
            "DIRECT",
            hired.toString(),
            left == null ? "" : left.toString(),
            wage + ".00",
            post,
            "");
    rosters(person, from, left, post, line, habits);
    months(person, from, left, wage, habits);
  }

  private void rosters(
      String person, LocalDate from, LocalDate left, String post, String line, Habits habits) {
    Seeded any = deal.any();
    String[] row = {
      contract,
      contract.startsWith("ZB-") ? deal.contractor().key() : deal.principal().key(),
      employer,
      person,
      from.toString(),
      left == null ? "" : left.toString(),
      post,
      known(!any.onceIn(10), line),
      known(habits.rulesKnown(), side(habits.rules())),
      known(habits.interviewKnown(), side(habits.interview())),
      known(habits.cardKnown(), side(habits.card()))
    };
    if (roster) {
      deal.facts().add(Table.ROSTER, row);
    }
    if (!atGate.isEmpty() && !atGate.equals(contract)) {
      String[] gate = row.clone();
      gate[0] = atGate;
      gate[1] = deal.principal().key();
      gate[2] = deal.contractor().key();
      deal.facts().add(Table.ROSTER, gate);
    }
  }

  private void months(String person, LocalDate from, LocalDate left, int wage, Habits habits) {
    Seeded any = deal.any();
    YearMonth last = YearMonth.from(deal.asOf()).minusMonths(1 + habits.late());
    YearMonth end =
        YearMonth.from(left != null ? left : ends.isBefore(deal.asOf()) ? ends : deal.asOf());
    YearMonth first = YearMonth.from(from);
    YearMonth window = YearMonth.from(deal.asOf()).minusMonths(12);
    double hisShare = habits.byPerson(any);
    for (YearMonth month = first.isBefore(window) ? window : first;
        !month.isAfter(end) && !month.isAfter(last);
        month = month.plusMonths(1)) {
      boolean holiday = month.getMonthValue() == 2 || month.getMonthValue() == 10;
      if (habits.attendanceKnown()) {
        String managed = any.random().nextDouble() < hisShare ? deal.principal().key() : foreman();
        boolean underPrincipal = any.random().nextDouble() < habits.underPrincipal();
        deal.facts()
            .add(
                Table.ATTENDANCE,
                underPrincipal ? deal.principal().key() : employer,
                person,
                month.toString(),
                Integer.toString(holiday ? any.number(90, 150) : any.number(160, 230)),
                Integer.toString(any.number(0, 40)),
                known(habits.managedKnown() && !any.onceIn(25), managed),
                known(habits.deviceKnown() && !any.onceIn(25), side(habits.device())),
                any.onceIn(20) ? "厂区" : "");
      }
      if (habits.wagesKnown()) {
        boolean principalPays = any.random().nextDouble() < habits.payer();
        deal.facts()
            .add(
                Table.WAGES,
                employer,
                person,
                month.toString(),
                wage + ".00",
                wage + ".00",
                month.plusMonths(1).atDay(any.number(5, 28)).toString(),
                principalPays ? deal.principal().key() : any.onceIn(2) ? "" : employer,
                any.random().nextDouble() < habits.initiator()
                    ? deal.principal().key()
                    : principalPays && any.onceIn(2) ? employer : "");
      }
      if (habits.insuranceKnown()) {
        deal.facts()
            .add(
                Table.INSURANCE,
                employer,
                person,
                month.toString(),
                any.onceIn(40) ? "UNPAID" : "PAID",
                any.random().nextDouble() < habits.insuredElsewhere()
                    ? habits.insurer()
                    : any.onceIn(2) ? "" : employer,
                deal.principal().company().region());
      }
    }
  }

  private String foreman() {
    return employer;
  }

  private String side(double ofPrincipal) {
    return deal.any().random().nextDouble() < ofPrincipal ? deal.principal().key() : employer;
  }

  /** Lines and teams are typed by hand. */
  private String misspelt(String line) {
    Seeded any = deal.any();
    if (!any.onceIn(6)) {
      return line;
    }
    List<String> other =
        List.of(
            line + " ",
            line.replace("一", "1").replace("二", "2"),
            line + "班",
            line.replace("线", "綫"));
    return any.pick(other);
  }
}
