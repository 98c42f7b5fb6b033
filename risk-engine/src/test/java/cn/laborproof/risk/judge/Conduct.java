package cn.laborproof.risk.judge;

import static java.util.Map.entry;

import cn.laborproof.testkit.Seeded;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the parties of one kind of relation behave and what their papers say. */
record Conduct(
    Map<Trait, Spread> traits,
    List<Trade> trades,
    List<String> fees,
    List<String> tools,
    List<Scope> scopes) {

  /** What the contractor's registered scope of business holds. */
  enum Scope {
    FITS,
    HUMAN_RESOURCES,
    PADDED,
    OTHER
  }

  /** A contractor who leads and answers for the work, among the habits of all sites. */
  static Conduct outsourcing(Trade... trades) {
    return new Conduct(
        new EnumMap<>(
            Map.ofEntries(
                entry(Trait.MANAGED, Spread.of(0, 0.08).or(0.1, 0.05, 0.25)),
                entry(Trait.DEVICE, Spread.of(0, 0.1).or(0.3, 0.6, 1)),
                entry(Trait.RULES, Spread.of(0, 0.05).or(0.08, 0.1, 0.4)),
                entry(Trait.INTERVIEW, Spread.of(0, 0.05).or(0.1, 0.1, 0.3)),
                entry(Trait.CARD, Spread.of(0, 0.1).or(0.25, 0.5, 1)),
                entry(Trait.PAYER, Spread.of(0, 0)),
                entry(Trait.INITIATOR, Spread.of(0, 0).or(0.03, 0.1, 0.4)),
                entry(Trait.INSURED_ELSEWHERE, Spread.of(0, 0.03).or(0.1, 0.3, 1)),
                entry(Trait.MIXED, Spread.of(0, 0.05).or(0.08, 0.1, 0.3)),
                entry(Trait.SAME_POST, Spread.of(0, 0.3).or(0.3, 0.5, 1)),
                entry(Trait.FROM_DISPATCH, Spread.of(0, 0.03)),
                entry(Trait.FROM_OWN, Spread.of(0, 0.03)),
                entry(Trait.REJECT, Spread.of(0.15, 0.15)),
                entry(Trait.HEADCOUNT, Spread.of(0.2, 0.2)),
                entry(Trait.LICENCE, Spread.of(0.1, 0.1)),
                entry(Trait.AFFILIATED, Spread.of(0.05, 0.05)),
                entry(Trait.LABOUR_COST, Spread.of(50, 80)),
                entry(Trait.ACCEPTANCES, Spread.of(3, 12)),
                entry(Trait.DEDUCTIONS, Spread.of(0, 4)),
                entry(Trait.LED_BY, Spread.of(6, 14)),
                entry(Trait.SIZE, Spread.of(4, 14).or(0.15, 14, 30)),
                entry(Trait.STAY, Spread.of(6, 30)))),
        List.of(trades),
        List.of("LUMP_SUM", "RESULT", "PIECE", "AREA"),
        List.of("CONTRACTOR", "CONTRACTOR", "BOTH"),
        List.of(Scope.FITS));
  }

  /** A principal who uses people as if dispatched, without any care to hide it. */
  static Conduct dispatch(Trade... trades) {
    return outsourcing(trades)
        .with(Trait.MANAGED, 0.7, 1)
        .with(Trait.DEVICE, Spread.of(0.6, 1).or(0.15, 0, 0.3))
        .with(Trait.RULES, Spread.of(0.5, 1).or(0.15, 0, 0.3))
        .with(Trait.INTERVIEW, Spread.of(0.4, 1).or(0.25, 0, 0.2))
        .with(Trait.CARD, Spread.of(0.5, 1).or(0.2, 0, 0.2))
        .with(Trait.MIXED, Spread.of(0.5, 1).or(0.2, 0, 0.2))
        .with(Trait.SAME_POST, 0.5, 1)
        .with(Trait.REJECT, 0.6, 0.6)
        .with(Trait.HEADCOUNT, 0.7, 0.7)
        .with(Trait.LICENCE, 0.5, 0.5)
        .with(Trait.LABOUR_COST, 85, 97)
        .with(Trait.ACCEPTANCES, Spread.of(0, 1).or(0.3, 1, 6))
        .with(Trait.DEDUCTIONS, Spread.of(0, 0.4).or(0.1, 1, 2))
        .with(Trait.LED_BY, Spread.of(0, 0).or(0.35, 15, 40))
        .fees("WAGES_PLUS_FEE", "WAGES_PLUS_FEE", "PER_HEAD", "PER_HOUR")
        .tools("PRINCIPAL", "PRINCIPAL", "PRINCIPAL", "BOTH")
        .scopes(Scope.HUMAN_RESOURCES, Scope.PADDED);
  }

  Conduct with(Trait trait, double low, double high) {
    return with(trait, Spread.of(low, high));
  }

  Conduct with(Trait trait, Spread spread) {
    Map<Trait, Spread> changed = new EnumMap<>(traits);
    changed.put(trait, spread);
    return new Conduct(changed, trades, fees, tools, scopes);
  }

  Conduct fees(String... others) {
    return new Conduct(traits, trades, List.of(others), tools, scopes);
  }

  Conduct tools(String... others) {
    return new Conduct(traits, trades, fees, List.of(others), scopes);
  }

  Conduct scopes(Scope... others) {
    return new Conduct(traits, trades, fees, tools, List.of(others));
  }

  double draw(Trait trait, Seeded any) {
    return java.util.Objects.requireNonNull(traits.get(trait)).draw(any);
  }

  boolean chance(Trait trait, Seeded any) {
    return any.random().nextDouble() < draw(trait, any);
  }
}
