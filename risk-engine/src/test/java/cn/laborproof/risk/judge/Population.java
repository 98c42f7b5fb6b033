package cn.laborproof.risk.judge;

import cn.laborproof.risk.judge.Conduct.Scope;
import cn.laborproof.risk.judge.Relation.Coverage;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A labelled population in a folder of facts: for every fake at least three honest relations that
 * look most like it.
 *
 * @param asOf the day to ask for
 */
record Population(Path folder, LocalDate asOf, List<Relation> relations, int persons, long seed) {
  static Population write(Path folder, Mix mix, long seed) {
    Seeded any = Seeded.of(seed);
    LocalDate asOf = LocalDate.of(2026, 1, 15).plusDays(any.number(0, 330));
    Draft draft = new Draft(any, mix, asOf);
    for (int fake = 0; fake < mix.fakes(); fake++) {
      draft.group(mix.guises().get(fake % mix.guises().size()));
    }
    draft.facts.write(folder);
    return new Population(folder, asOf, List.copyOf(draft.relations), draft.people.count(), seed);
  }

  private static final class Draft {
    final Seeded any;
    final Mix mix;
    final LocalDate asOf;
    final FactFiles facts;
    final People people;
    final List<Relation> relations = new ArrayList<>();
    private final Map<Trade.Site, List<Principal>> principals = new EnumMap<>(Trade.Site.class);

    Draft(Seeded any, Mix mix, LocalDate asOf) {
      this.any = any;
      this.mix = mix;
      this.asOf = asOf;
      this.facts = new FactFiles(any, mix);
      this.people = new People(any);
    }

    /** One fake and its look-alikes. */
    void group(Guise guise) {
      Contractor contractor = contractor(guise.conduct);
      relations.add(
          new Deal(
                  any,
                  facts,
                  people,
                  asOf,
                  guise.conduct,
                  contractor,
                  principal(contractor.trade()),
                  coverage())
              .enter(guise));
      for (int honest = 0; honest < mix.honest(); honest++) {
        LookAlike alike = guise.lookAlikes.get(honest % guise.lookAlikes.size());
        Contractor other =
            guise == Guise.GOOD_NAME && honest == 0
                ? contractor.with(any.pick(alike.conduct.trades()))
                : contractor(alike.conduct);
        relations.add(
            new Deal(
                    any,
                    facts,
                    people,
                    asOf,
                    alike.conduct,
                    other,
                    principal(other.trade()),
                    coverage())
                .enter(alike));
      }
    }

    private Coverage coverage() {
      double drawn = any.random().nextDouble();
      return drawn < mix.thin()
          ? Coverage.THIN
          : drawn < mix.thin() + mix.partial() ? Coverage.PARTIAL : Coverage.FULL;
    }

    private Contractor contractor(Conduct conduct) {
      Trade trade = any.pick(conduct.trades());
      Contractor contractor = Contractor.of(any, trade, any.pick(conduct.scopes()));
      contractor.enter(any, facts, asOf, conduct.chance(Trait.LICENCE, any));
      return contractor;
    }

    /** A company gives out several works: a new one for about every third. */
    private Principal principal(Trade trade) {
      Trade.Site site = trade.site == Trade.Site.ANY ? any.pick(Trade.Site.values()) : trade.site;
      List<Principal> known = principals.computeIfAbsent(site, none -> new ArrayList<>());
      if (known.isEmpty() || any.onceIn(3)) {
        known.add(Principal.enter(any, facts, site, asOf, people));
      }
      return any.pick(known);
    }
  }

  /** A company that takes work on. */
  record Contractor(Company company, Trade trade, String service, Scope scope) {
    static Contractor of(Seeded any, Trade trade, Scope scope) {
      String business =
          switch (scope) {
            case HUMAN_RESOURCES -> any.pick("人力资源", "劳务", "企业服务外包");
            case PADDED -> any.pick("企业服务外包", "劳务", "供应链服务");
            case OTHER -> any.pick("贸易", "商务咨询");
            case FITS -> any.pick("服务", "工程", "科技");
          };
      return new Contractor(Company.any(any, business), trade, any.pick(trade.codes), scope);
    }

    Contractor with(Trade other) {
      return new Contractor(company, other, other.codes.getFirst(), scope);
    }

    String key() {
      return company.key();
    }

    void enter(Seeded any, FactFiles facts, LocalDate asOf, boolean licensed) {
      String registered = Company.scope(scope, service, any);
      facts.add(
          Table.EMPLOYERS,
          key(),
          company.name(),
          company.region(),
          any.onceIn(12) ? "" : registered,
          "ACTIVE");
      if (licensed) {
        LocalDate from = asOf.minusDays(any.number(30, 1000));
        facts.add(
            Table.LICENCES,
            key(),
            "劳派" + any.number(10000, 99999),
            from.toString(),
            from.plusYears(3).minusDays(1).toString(),
            any.pick("2000000", "2000000", "5000000.00"));
      }
    }
  }

  /** The cell, or nothing. */
  static @Nullable String known(boolean known, String cell) {
    return known ? cell : "";
  }
}
