package cn.laborproof.risk.scan;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.rule.RuleEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Dispatch firms: licence, capital, annual report, ownership. D-01, D-02, D-03, D-12, D-15. */
final class FirmRules {

  private static final MonthDay REPORT_DUE = MonthDay.of(3, 31);

  private FirmRules() {}

  /** Sends workers without a licence that is valid today. */
  static Watch unlicensed(Company company, RuleEntry entry) {
    List<FactRow> licences = company.rows(FactKind.LICENCES);
    boolean valid = licences.stream().anyMatch(l -> l.isValidOn(company.asOf()));
    return new Watch() {
      private int persons;
      private final Sources lines = new Sources();

      @Override
      public void person(PersonCase person) {
        List<FactRow> sent = DispatchRules.running(person.rows(FactKind.DISPATCH), company);
        if (!valid && !sent.isEmpty()) {
          persons++;
          sent.forEach(lines::add);
        }
      }

      @Override
      public void finish() {
        if (persons > 0) {
          FactList facts = new FactList().number("dispatched-workers", persons, "persons", lines);
          licences.stream()
              .max(Comparator.comparing(l -> l.day("valid_to")))
              .ifPresent(l -> facts.date("licence-valid-to", l.day("valid_to"), l));
          company.find(entry, Severity.BREACH, company.id(), "1 valid licence", facts);
        }
      }
    };
  }

  static Watch capital(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      Money least = Money.ofYuan(entry.number("yuan"));
      for (FactRow licence : company.rows(FactKind.LICENCES)) {
        licence
            .money("registered_capital")
            .filter(c -> licence.isValidOn(company.asOf()) && c.compareTo(least) < 0)
            .ifPresent(c ->
                company.find(
                    entry,
                    Severity.BREACH,
                    company.id(),
                    least + " yuan",
                    new FactList().yuan("registered-capital", c, licence)));
      }
    });
  }

  /** The last valid licence ends soon; renewal is due sixty days before (LIC art 18). */
  static Watch expiring(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() ->
        company.rows(FactKind.LICENCES).stream()
            .max(Comparator.comparing(l -> l.day("valid_to")))
            .filter(l -> l.isValidOn(company.asOf()))
            .filter(
                l -> !company.asOf().isBefore(l.day("valid_to").minusDays(entry.number("days"))))
            .ifPresent(l ->
                company.find(
                    entry,
                    Severity.REMIND,
                    company.id(),
                    entry.number("days") + " days",
                    new FactList()
                        .date("licence-valid-to", l.day("valid_to"), l)
                        .number(
                            "days-left",
                            ChronoUnit.DAYS.between(company.asOf(), l.day("valid_to")),
                            "days",
                            l))));
  }

  /** LIC art 22: the report on a year is due by 31 March of the next; a late one was late. */
  static Watch report(Company company, RuleEntry entry) {
    return Watch.atTheEnd(() -> {
      boolean due = MonthDay.from(company.asOf()).isAfter(REPORT_DUE);
      int year = company.asOf().getYear() - (due ? 1 : 2);
      LocalDate limit = REPORT_DUE.atYear(year + 1);
      Optional<FactRow> report =
          company.rows(FactKind.REPORTS).stream()
              .filter(r -> r.required("year").equals(Integer.toString(year)))
              .filter(r -> !r.day("reported_on").isAfter(company.asOf()))
              .min(Comparator.comparing(r -> r.day("reported_on")));
      boolean inTime = report.map(r -> !r.day("reported_on").isAfter(limit)).orElse(false);
      company.rows(FactKind.LICENCES).stream()
          .filter(l -> l.isValidOn(LocalDate.of(year, 12, 31)))
          .findFirst()
          .filter(_ -> !inTime)
          .ifPresent(l -> {
            FactList facts =
                new FactList()
                    .text("report-year", Integer.toString(year), l)
                    .date("report-due-on", limit, l)
                    .date("licence-valid-to", l.day("valid_to"), l);
            report.ifPresent(r -> {
              LocalDate on = r.day("reported_on");
              facts
                  .date("reported-on", on, r)
                  .number("days-late", ChronoUnit.DAYS.between(limit, on), "days", r);
            });
            company.find(
                entry,
                report.isPresent() ? Severity.NOTICE : Severity.BREACH,
                company.id(),
                limit.toString(),
                facts);
          });
    });
  }

  /**
   * LCL art 67, LCL-Reg art 28: a firm set up by the user unit or one it belongs to, by investment
   * or partnership. Neither names a share; below the one of the rule book it is a reminder.
   */
  static Watch affiliated(Company company, RuleEntry entry) {
    int share = entry.number("breach-share-percent");
    LocalDate day = company.asOf();
    Affiliations all = company.scan().affiliations();
    return new Watch() {
      private final Map<String, Sources> users = new TreeMap<>();

      @Override
      public void person(PersonCase person) {
        for (FactRow sent : DispatchRules.running(person.rows(FactKind.DISPATCH), company)) {
          users.computeIfAbsent(sent.required("user"), _ -> new Sources()).add(sent);
        }
      }

      @Override
      public void finish() {
        users.forEach((user, lines) ->
            // A longer way of enough share says more than a short one of little.
            all.path(company.id(), user, link -> link.isValidOn(day) && holds(link, share))
                .or(() -> all.path(company.id(), user, day))
                .ifPresent(way -> found(user, lines, way)));
      }

      private void found(String user, Sources lines, List<FactRow> way) {
        FactList facts =
            new FactList()
                .text("user-unit", user, lines)
                .number("links", way.size(), "links", Sources.of(way));
        List<String> chain = new ArrayList<>(List.of(company.id()));
        for (FactRow link : way) {
          String owner = link.required("owner");
          facts.text("link-owner", owner, link);
          link.number("share_percent")
              .ifPresent(p -> facts.add("link-share", p.toPlainString(), "percent", link.source()));
          chain.add(owner.equals(chain.getLast()) ? link.required("owned") : owner);
        }
        boolean holds = way.stream().allMatch(link -> holds(link, share));
        company.find(
            entry, holds ? Severity.BREACH : Severity.REMIND, user, share + " %", facts, chain);
      }
    };
  }

  /** An investment of that share at least, a partnership, or a branch of the same legal person. */
  private static boolean holds(FactRow link, int share) {
    return switch (link.required("kind")) {
      case "EQUITY" ->
          link.number("share_percent")
              .map(p -> p.compareTo(BigDecimal.valueOf(share)) >= 0)
              .orElse(false);
      case "SAME_CONTROLLER" -> false;
      default -> true;
    };
  }
}
