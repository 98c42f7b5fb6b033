package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The register of dispatch firms and whom they send where, as far as the facts of the offices one
 * may see say it, on today's date in China.
 */
@Service
class DispatchRegister {

  private final DispatchFirms firms;
  private final DispatchTerms terms;
  private final FirmFacts facts;
  private final Tenancy tenancy;
  private final Clock clock;

  DispatchRegister(
      DispatchFirms firms, DispatchTerms terms, FirmFacts facts, Tenancy tenancy, Clock clock) {
    this.firms = firms;
    this.terms = terms;
    this.facts = facts;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A page of a list. */
  record Page<T>(List<T> rows, long total) {}

  /** Everything the page of one firm shows. */
  record Told(
      Firm firm,
      List<FirmFacts.HeadCount> headCounts,
      List<FirmFacts.UserUnit> units,
      List<FirmFacts.Concern> concerns,
      Map<String, String> names) {}

  /** What the charts show. */
  record Charted(
      DispatchTerms.Totals totals, List<DispatchTerms.Count> counts, Map<String, String> names) {}

  /** Running terms with the names of their companies. */
  record Listed(List<DispatchTerms.Term> terms, long total, Map<String, String> names) {}

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /** The year whose reports are handed in this year. */
  int usualYear() {
    return today().getYear() - 1;
  }

  Page<Firm> page(FirmFilter filter) {
    return asOffice(now -> {
      var matching = firms.matching(filter, today(), now);
      return new Page<>(matching.page(filter.page(), filter.size()), matching.total());
    });
  }

  /** Hands over all firms that pass a filter, one after the other. */
  void each(FirmFilter filter, Consumer<Firm> consumer) {
    asOffice(now -> {
      firms.matching(filter, today(), now).each(consumer);
      return filter;
    });
  }

  List<DispatchFirms.Standing> standings(int year) {
    return asOffice(now -> firms.standings(year, today(), now));
  }

  /**
   * A firm with all that is known of it.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(String code, int year) {
    return asOffice(now -> {
      Firm firm = known(code, year, now).orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      List<FirmFacts.UserUnit> units = facts.units(firm.code(), today());
      return new Told(
          firm,
          facts.headCounts(firm.code(), today()),
          units,
          facts.concerns(firm.code()),
          firms.names(units.stream().map(FirmFacts.UserUnit::code).toList()));
    });
  }

  /** A firm as facts know it; empty when none speaks of it. */
  Optional<Firm> known(String code, int year, Instant now) {
    return code.isBlank() ? Optional.empty() : firms.find(code, year, today(), now);
  }

  Charted charts(TermFilter filter) {
    return asOffice(_ -> {
      List<DispatchTerms.Count> counts = terms.counts(filter, today());
      List<String> named =
          new ArrayList<>(filter.firm().isBlank() ? List.of() : List.of(filter.firm()));
      counts.stream()
          .filter(count -> count.dimension() == Dimension.UNIT)
          .forEach(count -> named.add(count.band()));
      return new Charted(terms.totals(filter, today()), counts, firms.names(named));
    });
  }

  Listed terms(TermFilter filter) {
    return asOffice(_ -> {
      var matching = terms.matching(filter, today());
      List<DispatchTerms.Term> found = matching.page(filter.page(), filter.size());
      Stream<String> asked =
          Stream.of(filter.firm(), filter.bands().getOrDefault(Dimension.UNIT, ""));
      return new Listed(
          found,
          matching.total(),
          firms.names(
              Stream.concat(
                      asked, found.stream().flatMap(term -> Stream.of(term.firm(), term.unit())))
                  .toList()));
    });
  }

  /** Hands over all terms that pass a filter, one after the other. */
  void eachTerm(TermFilter filter, Consumer<DispatchTerms.Term> consumer) {
    asOffice(_ -> {
      terms.matching(filter, today()).each(consumer);
      return filter;
    });
  }

  /** The application's own check, before row-level security's. */
  private <T> T asOffice(Function<Instant, T> work) {
    if (!tenancy.current().isOfOffice()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return tenancy.inTransaction(() -> work.apply(clock.instant()));
  }
}
