package cn.laborproof.risk.intake;

import java.util.List;

/**
 * One column of a file of facts.
 *
 * @param type its encoding, as docs/risk-facts.md names it
 * @param choices the code list of a {@code one-of} column, empty for other types
 * @param chinese the Chinese heading that is understood as well
 */
public record Column(
    String name, boolean required, String type, List<String> choices, String chinese) {

  public Column {
    choices = List.copyOf(choices);
  }

  static Column parse(String line) {
    String[] parts = line.strip().split(" ");
    boolean required = parts[0].endsWith("!");
    String[] type = parts[1].split(":");
    return new Column(
        required ? parts[0].substring(0, parts[0].length() - 1) : parts[0],
        required,
        type[0],
        type.length > 1 ? List.of(type[1].split(",")) : List.of(),
        parts[2]);
  }

  /** What may stand here where only certain codes may; empty for other types. */
  public List<String> codes() {
    return type.equals("yes-no") ? List.of("YES", "NO") : choices;
  }

  /** The Chinese word of a code, which is understood as well; the code where it has none. */
  public static String word(String code) {
    return CodeWords.of(code).stream().findFirst().orElse(code);
  }

  /** Whether a heading means this column: English in any case, or Chinese. */
  public boolean isNamed(String heading) {
    return heading.equalsIgnoreCase(name) || heading.equals(chinese);
  }
}
