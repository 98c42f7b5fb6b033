package cn.laborproof.risk.warning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What can be known of a situation. A value is a whole number: persons, divisions, yuan, or the
 * position on an ordered scale of words.
 */
public enum WarningFact {
  /** Workers whose contracts are ended at one time. */
  TERMINATED("persons"),
  /** Workers of the enterprise before that. */
  WORKFORCE("persons"),
  /** Terminated workers in a hundred; follows from the two above and is never reported. */
  TERMINATED_SHARE("percent"),
  /** Workers concerned in all; shown, no published bound speaks of it. */
  CONCERNED("persons"),
  /** Wages owed; shown, no published bound speaks of it. */
  OWED("yuan"),
  /** A group event or collective stoppage. */
  GROUP_EVENT(List.of("none", "hidden-danger", "possible", "happened", "frequent")),
  /** How far such events may spread. */
  SPREAD(List.of("local", "regions", "nationwide")),
  /** The grade of public opinion; level 1 is the gravest grade there. */
  OPINION(List.of("none", "below-level-3", "level-3", "level-2", "level-1", "grave")),
  /** How many employers of a sector are at risk, and whether it grows. */
  SECTOR_RISK(List.of("none", "some-employers", "worsening")),
  /** How many people are involved, as judged on the spot: the source gives no number. */
  PEOPLE(List.of("few", "many")),
  /** Townships touched. */
  TOWNSHIPS("divisions"),
  /** The level the tripartite study holds for right, with a reason in the report. */
  JUDGED_LEVEL("level");

  private final String unit;
  private final List<String> scale;

  WarningFact(String unit) {
    this.unit = unit;
    this.scale = List.of();
  }

  WarningFact(List<String> scale) {
    this.unit = "scale";
    this.scale = scale;
  }

  /** Stable name, for example {@code group-event}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@code persons}, {@code percent}, {@code divisions}, {@code yuan}, {@code level}, {@code
   * scale}.
   */
  public String unit() {
    return unit;
  }

  /** The words of a scale from the mildest to the gravest; empty for a number. */
  public List<String> scale() {
    return scale;
  }

  /** Whether people report it; the others are computed. */
  public boolean reported() {
    return this != TERMINATED_SHARE;
  }

  /**
   * @throws IllegalArgumentException for a name that is none
   */
  public static WarningFact ofCode(String code) {
    return Arrays.stream(values())
        .filter(fact -> fact.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown fact: " + code));
  }

  /**
   * A value as people and data write it: a whole number, or a word of the scale.
   *
   * @throws IllegalArgumentException for anything else, negative numbers included
   */
  public long parse(String text) {
    if (!scale.isEmpty()) {
      int position = scale.indexOf(text);
      if (position < 0) {
        throw new IllegalArgumentException(code() + ": " + text + " (expected: " + scale + ")");
      }
      return position;
    }
    long value = Long.parseLong(text);
    if (value < 0) {
      throw new IllegalArgumentException(code() + ": " + text + " (expected: 0 or more)");
    }
    return value;
  }

  /** The value as {@link #parse} reads it. */
  public String format(long value) {
    return scale.isEmpty() ? Long.toString(value) : scale.get(Math.toIntExact(value));
  }
}
