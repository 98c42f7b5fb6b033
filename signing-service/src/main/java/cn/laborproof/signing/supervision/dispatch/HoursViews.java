package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How approvals of special hours look to programs and people. */
@Component
final class HoursViews {
  private final SpecialHours hours;
  private final MessageSource messages;

  HoursViews(SpecialHours hours, MessageSource messages) {
    this.hours = hours;
    this.messages = messages;
  }

  /** One of a list; {@code overtimeFindings} are open findings of overtime about the employer. */
  record HoursSummary(
      String id,
      String employerCode,
      String employer,
      String region,
      String scheme,
      String schemeName,
      String posts,
      int persons,
      LocalDate appliedOn,
      String standing,
      String standingName,
      @Nullable String number,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String reviewer,
      long overtimeFindings) {}

  /** One act; {@code note} is absent when it was erased. */
  record HoursStep(
      String act,
      String text,
      String who,
      Instant at,
      @Nullable String number,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable String note) {}

  /** One opened up, with the acts the caller may do now. */
  record HoursDetail(
      String id, HoursSummary approval, List<HoursStep> history, List<String> possible) {}

  HoursSummary summary(HoursRows.Listed listed, Locale locale) {
    StoredHours one = listed.hours();
    Optional<HoursState.Approved> period =
        switch (one.state()) {
          case HoursState.Approved approved -> Optional.of(approved);
          case HoursState.Revoked(var number, var from, var to) ->
              Optional.of(new HoursState.Approved(number, from, to));
          default -> Optional.empty();
        };
    return new HoursSummary(
        one.id().toString(),
        one.employerCode(),
        one.employerName(),
        one.region(),
        one.scheme(),
        word("hours.scheme." + one.scheme(), locale),
        one.posts(),
        one.persons(),
        one.appliedOn(),
        listed.standing(),
        word("hours.standing." + listed.standing(), locale),
        period.map(HoursState.Approved::number).orElse(null),
        period.map(HoursState.Approved::from).orElse(null),
        period.map(HoursState.Approved::to).orElse(null),
        one.decidedBy().orElse(null),
        listed.overtime());
  }

  HoursDetail detail(SpecialHours.Told told, Locale locale) {
    StoredHours one = told.listed().hours();
    return new HoursDetail(
        one.id().toString(),
        summary(told.listed(), locale),
        told.acts().stream().map(act -> step(one, act, locale)).toList(),
        hours.possible(told).stream().map(HoursState.Kind::code).toList());
  }

  private HoursStep step(StoredHours one, StoredAct act, Locale locale) {
    Map<String, String> content = act.content();
    return new HoursStep(
        act.kind(),
        word("hours.act." + act.kind(), locale),
        act.personName(),
        act.recordedAt(),
        content.get("number"),
        day(content, "from"),
        day(content, "to"),
        hours.note(one, act).orElse(null));
  }

  private static @Nullable LocalDate day(Map<String, String> content, String name) {
    return Optional.ofNullable(content.get(name)).map(LocalDate::parse).orElse(null);
  }

  String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
