package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells an office of reports that wait for it, and a firm of its report: that its last day comes,
 * that it has passed, that it was sent back, that an order runs.
 */
@Component
final class FilingNotes implements DeskNotes {
  private static final String OWN = "/own-dispatch";

  private final Filings filings;
  private final DispatchPeriods periods;
  private final DispatchViews words;
  private final Tenancy tenancy;

  FilingNotes(Filings filings, DispatchPeriods periods, DispatchViews words, Tenancy tenancy) {
    this.filings = filings;
    this.periods = periods;
    this.words = words;
    this.tenancy = tenancy;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    return switch (tenancy.current()) {
      case Actor.Official _ -> waiting(locale);
      case Actor.Member member
          when member.role() == Role.HR || member.role() == Role.LEGAL_REPRESENTATIVE ->
          own(locale);
      default -> List.of();
    };
  }

  private List<Note> waiting(Locale locale) {
    Map<String, Long> counts = filings.standings();
    return Optional.ofNullable(counts.get("filed")).stream()
        .map(count -> note("orange", "filed", "/dispatch/filings?standing=filed", locale, count))
        .toList();
  }

  private List<Note> own(Locale locale) {
    Filings.Own own = filings.own(filings.usualYear());
    // As text: a year has no thousands.
    String year = Integer.toString(own.year());
    List<Note> notes = new ArrayList<>();
    due(own, filings.today(), periods)
        .ifPresent(left ->
            notes.add(
                left < 0
                    ? note("red", "late", OWN, locale, year)
                    : note("orange", "soon", OWN, locale, year, left)));
    own.told()
        .map(Filings.Told::current)
        .filter(current -> current.state() == StoredFiling.State.SENT_BACK)
        .ifPresent(_ -> notes.add(note("orange", "sent-back", OWN, locale, year)));
    own.verified()
        .filter(verified -> verified.state().equals("rectifying"))
        .ifPresent(_ -> notes.add(note("orange", "order", OWN, locale, year)));
    return notes;
  }

  /**
   * Days left for a report that the office waits for, from the first day of the reminder on;
   * negative when its last day has passed. Empty where nothing is waited for, or not yet.
   */
  static Optional<Long> due(Filings.Own own, LocalDate today, DispatchPeriods periods) {
    boolean waits =
        own.told().isEmpty()
            && own.known()
                .map(firm -> firm.report().state())
                .filter(List.of("awaited", "missing")::contains)
                .isPresent();
    long left = ChronoUnit.DAYS.between(today, periods.reportDue(own.year()));
    return waits && left <= periods.reminderDays() ? Optional.of(left) : Optional.empty();
  }

  private Note note(String colour, String kind, String page, Locale locale, Object... arguments) {
    return new Note(
        colour,
        words.word("filing.note." + kind, locale, arguments),
        words.word("filing.note.text", locale),
        page,
        words.word("filing.note.link", locale));
  }
}
