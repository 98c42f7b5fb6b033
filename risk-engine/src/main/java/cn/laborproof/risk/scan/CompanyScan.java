package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.intake.SortedRow;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleSet;
import cn.laborproof.risk.signing.SigningRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rule library over companies that come one after the other, each person by person: the one way
 * from facts to findings, whatever the facts are kept in.
 */
public final class CompanyScan {

  /** Sets of sieves as bits: they are compared for every rule and person. */
  private record Looking(int sieves, Watch watch) {}

  private final ScanContext scan;
  private final int groups;
  private final Predicate<String> asked;
  private final ContractFacts contracts;
  private final List<Looking> watches = new ArrayList<>();
  private @Nullable Company current;

  CompanyScan(
      LocalDate asOf, FactSource facts, RuleBook book, Set<Sieve> groups, Consumer<Found> sink) {
    this(asOf, facts, book, groups, _ -> true, sink);
  }

  private CompanyScan(
      LocalDate asOf,
      FactSource facts,
      RuleBook book,
      Set<Sieve> groups,
      Predicate<String> asked,
      Consumer<Found> sink) {
    this.scan = new ScanContext(asOf, facts, book, sink);
    this.groups = Sieve.bits(groups);
    this.asked = asked;
    this.contracts = new ContractFacts(asked);
  }

  /**
   * A scan with the rule books shipped with this version.
   *
   * @param asOf the day the question is asked for
   * @param groups the groups of rules that are asked at all
   * @param sink takes each finding when it is found
   */
  public static CompanyScan shipped(
      LocalDate asOf, FactSource facts, Set<Sieve> groups, Consumer<Found> sink) {
    return under(shippedBook(), asOf, facts, groups, sink);
  }

  /**
   * A scan under a rule book of one's own, which has to hold every rule of the shipped one.
   *
   * @see #shipped
   */
  public static CompanyScan under(
      RuleBook book, LocalDate asOf, FactSource facts, Set<Sieve> groups, Consumer<Found> sink) {
    return new CompanyScan(asOf, facts, book, groups, sink);
  }

  /**
   * A scan with some of the rules shipped with this version, for a question about these alone.
   *
   * @param rules among {@link #ruleIds()}
   * @param groups see {@link #shipped}
   */
  public static CompanyScan only(
      Set<String> rules,
      LocalDate asOf,
      FactSource facts,
      Set<Sieve> groups,
      Consumer<Found> sink) {
    // Some rules look together, those about contracts among them: what was not asked is not passed
    // on.
    Predicate<String> looked =
        rule ->
            rules.contains(rule)
                || (rule.equals(DisguisedDispatch.RULE)
                    && rules.contains(DisguisedDispatch.ADJUSTED));
    Consumer<Found> asked =
        found -> {
          if (rules.contains(found.finding().rule())) {
            sink.accept(found);
          }
        };
    return new CompanyScan(asOf, facts, shippedBook(), groups, looked, asked);
  }

  /** The parameters of the rules over files of facts. */
  public static RuleBook shippedBook() {
    return Library.book();
  }

  /** The rules that can have a finding, in the order of the library. */
  public static List<String> ruleIds() {
    List<String> ids = new ArrayList<>(RuleSet.ids());
    Library.RULES.stream().map(LibraryRule::id).filter(id -> !ids.contains(id)).forEach(ids::add);
    ids.add(DisguisedDispatch.ADJUSTED);
    ids.addAll(SigningRules.ids());
    return List.copyOf(ids);
  }

  void take(String company, String person, List<SortedRow> rows) {
    take(company, person, rows, Set.of(Sieve.EVERYBODY));
  }

  /**
   * Companies and, within one, persons come in their order; first the company itself with an empty
   * person, when there are lines about it.
   *
   * @param rows by kind and line, without duplicates; all of the kinds {@code sieves} read
   * @param sieves which groups of rules have to see this person
   */
  public void take(String id, String person, List<SortedRow> rows, Set<Sieve> sieves) {
    Company company = current;
    if (company == null || !company.id().equals(id)) {
      close();
      company = new Company(scan, id, person.isEmpty() ? rows : List.of());
      current = company;
      for (ScanContext.Active active : scan.rules(company.region())) {
        if ((active.sieves() & groups) != 0 && asked.test(active.rule().id())) {
          watches.add(
              new Looking(active.sieves(), active.rule().start().at(company, active.entry())));
        }
      }
    }
    if (!person.isEmpty()) {
      PersonCase known = new PersonCase(company, person, rows);
      int asked = sieves.contains(Sieve.EVERYBODY) ? ~0 : Sieve.bits(sieves);
      if ((asked & (1 << Sieve.CONTRACT.ordinal())) != 0) {
        contracts.examine(known);
      }
      for (Looking looking : watches) {
        if ((asked & looking.sieves()) != 0) {
          looking.watch().person(known);
        }
      }
    }
  }

  /** After the last company: what only all of them together show. */
  public void finish() {
    close();
    new DisguisedDispatch(scan).evaluate();
  }

  private void close() {
    watches.forEach(looking -> looking.watch().finish());
    watches.clear();
    current = null;
  }
}
