package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with what is filed or written, field by field. */
final class FilingCheck {
  static final int LONGEST_NAME = 60;
  static final int LONGEST_TEXT = 1000;
  static final int LONGEST_LINE = 300;

  private static final int SHORTEST_NAME = 2;
  private static final int SHORTEST_TEXT = 5;
  private static final int MOST_WORKERS = 1_000_000;

  private final List<FieldRefusal> wrong = new ArrayList<>();

  /**
   * What was not done may be left blank, and is shown as not stated; half of it may not. Order of
   * the form.
   */
  FilingCheck filing(Filing filing, LocalDate today) {
    text("name", filing.name(), SHORTEST_NAME, LONGEST_NAME);
    if (!Filing.PURPOSES.contains(filing.purpose())) {
      wrong.add(FieldRefusal.of("purpose", "algorithm.input.purpose"));
    }
    text("data", filing.data(), SHORTEST_TEXT, LONGEST_TEXT);
    if (filing.inUseSince().isEmpty()) {
      wrong.add(FieldRefusal.of("inUseSince", "algorithm.input.day"));
    }
    past("inUseSince", filing.inUseSince(), today);
    if (filing.workers() < 1 || filing.workers() > MOST_WORKERS) {
      wrong.add(new FieldRefusal("workers", "algorithm.input.workers", List.of(MOST_WORKERS)));
    }
    pair("rules", filing.rules(), LONGEST_TEXT, "rulesToldOn", filing.rulesToldOn(), today);
    pair("heardHow", filing.heardHow(), LONGEST_LINE, "heardOn", filing.heardOn(), today);
    if (!filing.appeals().isEmpty()) {
      text("appeals", filing.appeals(), SHORTEST_NAME, LONGEST_LINE);
    }
    return this;
  }

  /** What was written with an act. */
  FilingCheck note(String note) {
    if (note.length() < SHORTEST_TEXT || note.length() > LONGEST_TEXT) {
      wrong.add(
          new FieldRefusal("note", "warning.input.note", List.of(SHORTEST_TEXT, LONGEST_TEXT)));
    }
    return this;
  }

  /** How long an employer has. */
  FilingCheck days(int days, int most) {
    if (days < 1 || days > most) {
      wrong.add(new FieldRefusal("days", "algorithm.input.days", List.of(most)));
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

  private void pair(
      String field,
      String text,
      int most,
      String dayField,
      Optional<LocalDate> day,
      LocalDate now) {
    if (text.isEmpty() && day.isPresent()) {
      wrong.add(FieldRefusal.of(field, "algorithm.input.what"));
    }
    if (!text.isEmpty()) {
      text(field, text, SHORTEST_NAME, most);
      if (day.isEmpty()) {
        wrong.add(FieldRefusal.of(dayField, "algorithm.input.day"));
      }
    }
    past(dayField, day, now);
  }

  private void past(String field, Optional<LocalDate> day, LocalDate today) {
    if (day.filter(each -> each.isAfter(today)).isPresent()) {
      wrong.add(FieldRefusal.of(field, "algorithm.input.past"));
    }
  }

  private void text(String field, String text, int least, int most) {
    if (text.length() < least || text.length() > most) {
      wrong.add(new FieldRefusal(field, "organisation.length", List.of(least, most)));
    }
  }
}
