package cn.laborproof.document;

import java.util.List;
import java.util.Objects;

/**
 * One value of the attached data and the texts by which the pages show it.
 *
 * @param name dotted ASCII name, for example {@code worker.name}
 * @param value the value for machines: ISO 8601 dates, plain decimal numbers, text as entered
 * @param printed what a reader finds on the pages for this value, for example {@code 2026年12月1日};
 *     each text must occur at least once. Empty for a value that the pages do not show
 */
public record DataField(String name, String value, List<String> printed) {
  /** Copies the list; a blank printed text is an {@link IllegalArgumentException}. */
  public DataField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    printed = List.copyOf(printed);
    if (!name.matches("[a-z][A-Za-z0-9]*(\\.[a-z0-9][A-Za-z0-9]*)*") || name.length() > 100) {
      throw new IllegalArgumentException("not a data field name: " + name);
    }
    if (printed.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("blank printed text in " + name);
    }
  }

  /** A value that the pages show exactly as it is. */
  public static DataField shown(String name, String value) {
    return new DataField(name, value, List.of(value));
  }

  /** A value that the pages show in another wording. */
  public static DataField shownAs(String name, String value, String... printed) {
    return new DataField(name, value, List.of(printed));
  }

  /** A value that only machines need. */
  public static DataField hidden(String name, String value) {
    return new DataField(name, value, List.of());
  }
}
