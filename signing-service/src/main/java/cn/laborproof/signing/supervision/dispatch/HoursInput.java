package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what is wrong with an application or a decision, field by field. */
final class HoursInput {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_POSTS = 200;
  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_PERSONS = 1_000_000;
  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 1000;

  private final List<FieldRefusal> wrong = new ArrayList<>();

  /** Who asks, for whom, and on which day. */
  HoursInput application(SpecialHours.Application asked, String office, LocalDate today) {
    UnifiedSocialCreditCode.defectIn(asked.employerCode())
        .ifPresent(defect ->
            wrong.add(
                FieldRefusal.of(
                    "employerCode",
                    "organisation.credit-code."
                        + defect.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    text("employer", asked.employer(), 2, LONGEST_NAME);
    text("posts", asked.posts(), 1, LONGEST_POSTS);
    if (!asked.region().matches("[0-9]{6}([0-9]{3})?") || !asked.region().startsWith(office)) {
      wrong.add(new FieldRefusal("region", "warning.input.region", List.of(office)));
    }
    if (!HoursFilter.SCHEMES.contains(asked.scheme())) {
      wrong.add(FieldRefusal.of("scheme", "dispatch.input.scheme"));
    }
    if (asked.persons() < 1 || asked.persons() > MOST_PERSONS) {
      wrong.add(FieldRefusal.of("persons", "dispatch.input.persons"));
    }
    if (asked.appliedOn().isAfter(today)) {
      wrong.add(FieldRefusal.of("appliedOn", "dispatch.input.applied"));
    }
    return this;
  }

  /** For how long something is approved. */
  HoursInput period(Optional<LocalDate> from, Optional<LocalDate> to, int mostMonths) {
    if (from.isEmpty()) {
      wrong.add(FieldRefusal.of("validFrom", "dispatch.input.day"));
    }
    if (to.isEmpty()) {
      wrong.add(FieldRefusal.of("validTo", "dispatch.input.day"));
    }
    if (from.isPresent()
        && to.isPresent()
        && (to.get().isBefore(from.get())
            || !to.get().isBefore(from.get().plusMonths(mostMonths)))) {
      wrong.add(new FieldRefusal("validTo", "dispatch.input.period", List.of(mostMonths)));
    }
    return this;
  }

  /** Under which number. */
  HoursInput number(String number) {
    text("number", number, 1, LONGEST_NUMBER);
    return this;
  }

  /** What was written. */
  HoursInput note(String note) {
    if (note.length() < SHORTEST_NOTE || note.length() > LONGEST_NOTE) {
      wrong.add(
          new FieldRefusal("note", "warning.input.note", List.of(SHORTEST_NOTE, LONGEST_NOTE)));
    }
    return this;
  }

  private void text(String field, String text, int least, int most) {
    if (text.length() < least || text.length() > most) {
      wrong.add(new FieldRefusal(field, "organisation.length", List.of(least, most)));
    }
  }

  /** Refuses when anything was wrong. */
  void check() {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }
}
