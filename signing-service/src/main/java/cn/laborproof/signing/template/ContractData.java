package cn.laborproof.signing.template;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was filled into a template: field key to canonical text. Typed reads answer empty both for
 * "not filled in" and for "not a value of that type"; {@link ContractTemplate#defects} tells them
 * apart.
 *
 * @param values sorted, without blank texts
 */
public record ContractData(Map<String, String> values) {
  /** Drops blank values and sorts the keys. */
  public ContractData {
    var kept = new TreeMap<String, String>();
    values.forEach((key, value) -> {
      if (value != null && !value.isBlank()) {
        kept.put(key, value);
      }
    });
    values = Collections.unmodifiableMap(kept);
  }

  /** A value as text. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A value as calendar day. */
  public Optional<LocalDate> date(String key) {
    return text(key).flatMap(ContractData::day);
  }

  /** A value as amount in yuan. */
  public Optional<BigDecimal> money(String key) {
    return text(key).filter(v -> v.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")).map(BigDecimal::new);
  }

  /** A value as whole number. */
  public Optional<Integer> integer(String key) {
    return text(key).filter(v -> v.matches("[0-9]{1,6}")).map(Integer::valueOf);
  }

  /** The same data with one value replaced. */
  public ContractData with(String key, String value) {
    var changed = new TreeMap<>(values);
    changed.put(key, value);
    return new ContractData(changed);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
