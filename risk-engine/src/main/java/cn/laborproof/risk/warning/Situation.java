package cn.laborproof.risk.warning;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known. A fact that is not in it is unknown, which is neither 0 nor "no".
 *
 * @param values reported facts
 */
public record Situation(Map<WarningFact, Long> values) {

  /** Nothing is known. */
  public static final Situation UNKNOWN = new Situation(Map.of());

  public Situation {
    var ordered = new EnumMap<WarningFact, Long>(WarningFact.class);
    ordered.putAll(values);
    if (ordered.keySet().stream().anyMatch(fact -> !fact.reported())) {
      throw new IllegalArgumentException("a computed fact cannot be reported");
    }
    values = Collections.unmodifiableMap(ordered);
  }

  public Optional<Long> value(WarningFact fact) {
    return Optional.ofNullable(values.get(fact));
  }

  /** The same with what a later report says; what it does not mention stays. */
  public Situation with(Situation later) {
    var all = new EnumMap<WarningFact, Long>(WarningFact.class);
    all.putAll(values);
    all.putAll(later.values);
    return new Situation(all);
  }
}
