package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.Sieve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a rule book says about one employer on the facts around it. */
final class Judgement {

  private Judgement() {}

  static List<Found> of(String employer, FactsOfHub.Around around, LocalDate day, RuleBook book) {
    return of(employer, around, day, book, Sieve.inUse());
  }

  /** As above, of these groups of rules alone. */
  static List<Found> of(
      String employer, FactsOfHub.Around around, LocalDate day, RuleBook book, Set<Sieve> asked) {
    List<Found> found = new ArrayList<>();
    CompanyScan scan =
        CompanyScan.under(
            book,
            day,
            around.office(),
            asked,
            each -> {
              if (each.finding().employer().equals(employer)) {
                found.add(each);
              }
            });
    around
        .companies()
        .forEach((company, persons) ->
            persons.forEach(
                (person, rows) -> scan.take(company, person, rows, groups(company, employer))));
    scan.finish();
    return found;
  }

  /** Of the others only what contracts for services show is part of the question. */
  private static Set<Sieve> groups(String company, String employer) {
    return company.equals(employer) ? Set.of(Sieve.EVERYBODY) : Set.of(Sieve.SERVICE, Sieve.HOST);
  }
}
