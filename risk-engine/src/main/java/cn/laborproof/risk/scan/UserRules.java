package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a user unit answers for: D-09, D-10, D-11. */
final class UserRules {

  private UserRules() {}

  /** LCL art 66, 劳务派遣暂行规定 art 3: temporary, auxiliary or substitute posts only. */
  static Watch post(Company company, RuleEntry entry) {
    return Watch.eachPerson(person -> {
      for (FactRow used : DispatchRules.running(person.received(FactKind.DISPATCH), company)) {
        String nature = used.text("nature").orElse("");
        FactList facts =
            new FactList()
                .text("dispatch-firm", used.required("firm"), used)
                .text("post-nature", nature, used);
        switch (nature) {
          case "TEMPORARY" -> {
            int months = entry.number("temporary-months");
            LocalDate since = used.date("post_since").orElse(used.day("starts_on"));
            if (company.asOf().isAfter(ScanContext.lastDayOf(since, months))) {
              company.find(
                  entry,
                  Severity.BREACH,
                  person.person(),
                  months + " months",
                  facts.date("post-since", since, used));
            }
          }
          case "AUXILIARY" -> {
            if (used.date("published_on").filter(d -> !d.isAfter(company.asOf())).isEmpty()) {
              company.find(
                  entry, Severity.REMIND, person.person(), "publicity of auxiliary posts", facts);
            }
          }
          case "SUBSTITUTE" -> {
            if (used.text("substitutes_for").isEmpty()) {
              company.find(
                  entry, Severity.REMIND, person.person(), "name of the person replaced", facts);
            }
          }
          case "OTHER" ->
              company.find(entry, Severity.BREACH, person.person(), "three kinds of post", facts);
          default -> {
            // Not given: nothing is concluded from a gap.
          }
        }
      }
    });
  }

  /** LCL art 66, 劳务派遣暂行规定 art 4: dispatched against own and dispatched, compared exactly. */
  static Watch ratio(Company company, RuleEntry entry) {
    return new Watch() {
      private final Headcount heads = new Headcount();

      @Override
      public void person(PersonCase person) {
        heads.count(person);
      }

      @Override
      public void finish() {
        long all = heads.own() + heads.dispatched();
        // Without a single own employee in the files the base of the ratio is not known.
        if (heads.own() == 0 || heads.dispatched() == 0) {
          return;
        }
        int limit = entry.number("percent");
        int notice = entry.number("notice-percent");
        boolean over = heads.dispatched() * 100 > limit * all;
        if (over || heads.dispatched() * 100 >= notice * all) {
          company.find(
              entry,
              over ? Severity.BREACH : Severity.NOTICE,
              company.id(),
              (over ? limit : notice) + " %",
              new FactList()
                  .number(
                      "dispatched-workers", heads.dispatched(), "persons", heads.dispatchedLines())
                  .number("own-workers", heads.own(), "persons", heads.ownLines())
                  .add(
                      "dispatched-share",
                      share(heads.dispatched(), all),
                      "percent",
                      heads.dispatchedLines().toString()));
        }
      }
    };
  }

  static String share(long part, long all) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static final class Pay {
    private long fen;
    private int persons;
    private final Sources lines = new Sources();

    void add(FactRow row, Money wage) {
      fen += wage.fen();
      persons++;
      lines.add(row);
    }

    Money average() {
      return new Money(Math.round((double) fen / persons));
    }
  }

  /** LCL art 63: equal pay for equal work, as a notice on averages of the same post. */
  static Watch unequalPay(Company company, RuleEntry entry) {
    return new Watch() {
      private final Map<String, Pay> own = new TreeMap<>();
      private final Map<String, Pay> dispatched = new TreeMap<>();

      @Override
      public void person(PersonCase person) {
        person.rows(FactKind.EMPLOYMENTS).stream()
            .filter(e -> Headcount.isOwnOn(e, company.asOf()))
            .forEach(e -> add(own, e));
        DispatchRules.running(person.received(FactKind.DISPATCH), company)
            .forEach(d -> add(dispatched, d));
      }

      private void add(Map<String, Pay> byPost, FactRow row) {
        Optional<Money> wage = row.money("monthly_wage");
        Optional<String> post = row.text("post");
        if (wage.isPresent() && post.isPresent()) {
          byPost.computeIfAbsent(post.get(), _ -> new Pay()).add(row, wage.get());
        }
      }

      @Override
      public void finish() {
        dispatched.forEach((post, theirs) -> {
          Pay ours = own.getOrDefault(post, new Pay());
          int least = entry.number("least-persons");
          if (ours.persons >= least
              && theirs.persons >= least
              && (double) theirs.fen / theirs.persons * 100
                  < (double) ours.fen / ours.persons * entry.number("percent")) {
            company.find(
                entry,
                Severity.NOTICE,
                company.id() + "/" + post,
                entry.number("percent") + " %",
                new FactList()
                    .text("post", post, theirs.lines)
                    .yuan("dispatched-average-pay", theirs.average(), theirs.lines)
                    .yuan("own-average-pay", ours.average(), ours.lines));
          }
        });
      }
    };
  }
}
