package cn.laborproof.signing.supervision.dispatch;

import java.util.List;
import java.util.Locale;

/** What dispatched workers are counted by. */
enum Dimension {
  /** The three kinds of post (LCL art 66), none of them, or not known. */
  NATURE("nature_of", "TEMPORARY", "AUXILIARY", "SUBSTITUTE", "OTHER", "UNKNOWN"),
  /** Age reached in the current year. */
  AGE("age_of", "UNDER_18", "FROM_18", "FROM_25", "FROM_35", "FROM_45", "FROM_55", "UNKNOWN"),
  /** Division in which they work. */
  PLACE("place_of"),
  /** Social insurance in the last month known. */
  INSURANCE("insurance_of", "PAID", "DEFERRED", "UNPAID", "UNSEEN", "NO_DATA"),
  /** The unit they are sent to. */
  UNIT("unit"),
  /** How long they are sent for. */
  LENGTH(
      "length_of",
      "UP_TO_6_MONTHS",
      "UP_TO_12_MONTHS",
      "UNDER_24_MONTHS",
      "FROM_24_MONTHS",
      "OPEN");

  private final String column;
  private final List<String> bands;

  Dimension(String column, String... bands) {
    this.column = column;
    this.bands = List.of(bands);
  }

  /** Stable name, as parameters and messages have it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column of a running term that says its band. */
  String column() {
    return column;
  }

  /** Its bands in their order; none when they are what the facts name. */
  List<String> bands() {
    return bands;
  }
}
