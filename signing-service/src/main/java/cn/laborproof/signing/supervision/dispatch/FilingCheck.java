package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Collects what is wrong with a report that is filed or with words about it, field by field. */
final class FilingCheck {
  static final int LONGEST_TEXT = 2000;
  static final int LONGEST_UNITS = 60_000;
  static final int MOST_UNITS = 500;

  /** What the database takes (V157). */
  static final int LONGEST_REPORT = 100_000;

  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 1000;
  private static final int SHORTEST_TEXT = 2;
  private static final int LONGEST_LINE = 100;
  private static final int MOST_COUNT = 1_000_000;
  private static final int PARTS = 4;
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");
  private static final Pattern YUAN = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");
  private static final Pattern BETWEEN = Pattern.compile("[\\t,，|]");

  private final List<FieldRefusal> wrong = new ArrayList<>();

  /**
   * A user unit as a line states it.
   *
   * @param workers sent there at the end of the year
   */
  record UserUnit(String name, int workers, String posts, String term) {}

  /** A draft may be unfinished, and no longer than a report. */
  FilingCheck draft(FilingText text) {
    text.said().forEach((field, said) -> atMost(field, said, most(field)));
    return this;
  }

  /** As it is kept, where a line end or a quotation mark takes two characters or more. */
  FilingCheck written(String report) {
    if (wrong.isEmpty() && report.length() > LONGEST_REPORT) {
      wrong.add(new FieldRefusal("units", "filing.input.long", List.of(LONGEST_UNITS)));
    }
    return this;
  }

  /**
   * A whole report.
   *
   * @param known whether an office knows the firm as one that dispatches: who is not known states
   *     its licence
   */
  FilingCheck report(FilingText text, boolean known) {
    draft(text);
    if (!known && text.field("licence").isEmpty()) {
      wrong.add(FieldRefusal.of("licence", "filing.input.licence"));
    }
    boolean idle = text.field("business").equals("no");
    if (!idle && !text.field("business").equals("yes")) {
      wrong.add(FieldRefusal.of("business", "filing.input.business"));
    }
    stated(text, "operations");
    yuan(text, "revenue", false);
    OptionalInt workers = count(text, "workers");
    count(text, "contracts");
    count(text, "unionMembers");
    yuan(text, "payTotal", true);
    count(text, "insured");
    OptionalInt disputes = count(text, "disputes");
    if (disputes.orElse(0) > 0) {
      stated(text, "disputesHow");
    }
    if (idle) {
      if (workers.orElse(0) > 0) {
        wrong.add(FieldRefusal.of("workers", "filing.input.idle"));
      }
      if (!text.field("units").isEmpty()) {
        wrong.add(FieldRefusal.of("units", "filing.input.idle"));
      }
    } else {
      stated(text, "pay");
      stated(text, "insurance");
      units(text.field("units"));
      stated(text, "agreements");
    }
    return this;
  }

  FilingCheck note(String note) {
    if (note.length() < SHORTEST_NOTE || note.length() > LONGEST_NOTE) {
      wrong.add(
          new FieldRefusal("note", "warning.input.note", List.of(SHORTEST_NOTE, LONGEST_NOTE)));
    }
    return this;
  }

  /** How long a firm has. */
  FilingCheck days(int days, int most) {
    if (days < 1 || days > most) {
      wrong.add(new FieldRefusal("days", "algorithm.input.days", List.of(most)));
    }
    return this;
  }

  /** So many files at most. */
  FilingCheck files(int files, int most) {
    if (files > most) {
      wrong.add(new FieldRefusal("file", "filing.input.files", List.of(most)));
    }
    return this;
  }

  /**
   * @throws Refusal {@code invalid-input} when anything was wrong
   */
  void check() {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }

  /** The user units of a report that was checked. */
  static List<UserUnit> units(FilingText text) {
    return text.field("units").lines().flatMap(line -> unit(line).stream()).toList();
  }

  private void units(String lines) {
    List<String> typed = lines.lines().filter(line -> !line.isBlank()).toList();
    if (typed.isEmpty() || typed.size() > MOST_UNITS) {
      wrong.add(new FieldRefusal("units", "filing.input.units", List.of(MOST_UNITS)));
      return;
    }
    for (int i = 0; i < typed.size(); i++) {
      if (unit(typed.get(i)).isEmpty()) {
        wrong.add(new FieldRefusal("units", "filing.input.unit", List.of(i + 1)));
        return;
      }
    }
  }

  private static Optional<UserUnit> unit(String line) {
    String[] parts = BETWEEN.split(line, PARTS);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    String name = parts[0].strip();
    String workers = parts[1].strip();
    boolean fits =
        !name.isEmpty()
            && COUNT.matcher(workers).matches()
            && !parts[2].isBlank()
            && !parts[PARTS - 1].isBlank();
    return fits
        ? Optional.of(
            new UserUnit(
                name, Integer.parseInt(workers), parts[2].strip(), parts[PARTS - 1].strip()))
        : Optional.empty();
  }

  private void stated(FilingText text, String field) {
    if (text.field(field).length() < SHORTEST_TEXT) {
      wrong.add(
          new FieldRefusal(field, "organisation.length", List.of(SHORTEST_TEXT, LONGEST_TEXT)));
    }
  }

  private OptionalInt count(FilingText text, String field) {
    String typed = text.field(field);
    if (COUNT.matcher(typed).matches() && Integer.parseInt(typed) <= MOST_COUNT) {
      return OptionalInt.of(Integer.parseInt(typed));
    }
    wrong.add(FieldRefusal.of(field, "dispatch.input.count"));
    return OptionalInt.empty();
  }

  private void yuan(FilingText text, String field, boolean needed) {
    String typed = text.field(field);
    if ((needed || !typed.isEmpty()) && !YUAN.matcher(typed).matches()) {
      wrong.add(FieldRefusal.of(field, "filing.input.yuan"));
    }
  }

  private void atMost(String field, String typed, int most) {
    if (typed.length() > most) {
      wrong.add(new FieldRefusal(field, "filing.input.long", List.of(most)));
    }
  }

  private static int most(String field) {
    return switch (field) {
      case "units" -> LONGEST_UNITS;
      case "operations", "pay", "insurance", "agreements", "disputesHow", "outlets" -> LONGEST_TEXT;
      default -> LONGEST_LINE;
    };
  }
}
