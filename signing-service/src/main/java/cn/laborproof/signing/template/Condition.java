package cn.laborproof.signing.template;

import java.util.List;

/**
 * Holds when a field has one of some values; no values: when it has any at all.
 *
 * @param field key of the field that is looked at
 * @param in the values it may have
 */
public record Condition(String field, List<String> in) {
  /** No list in the file means any value. */
  public Condition {
    in = in == null ? List.of() : List.copyOf(in);
  }

  boolean holds(ContractData data) {
    return data.text(field).filter(value -> in.isEmpty() || in.contains(value)).isPresent();
  }
}
