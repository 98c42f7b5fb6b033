package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells an office on its start page of warnings whose clock ends soon. */
@Component
final class WarningNotes implements DeskNotes {
  private static final Duration SOON = Duration.ofDays(1);

  private final Warnings warnings;
  private final WarningViews words;
  private final Tenancy tenancy;
  private final Clock clock;

  WarningNotes(Warnings warnings, WarningViews words, Tenancy tenancy, Clock clock) {
    this.warnings = warnings;
    this.words = words;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    if (!(tenancy.current() instanceof Actor.Official)) {
      return List.of();
    }
    long soon = warnings.dueBy(clock.instant().plus(SOON));
    return soon == 0
        ? List.of()
        : List.of(
            new Note(
                "orange",
                words.word("warning.note.desk", locale, soon),
                words.word("warning.note.desk.text", locale),
                "/warnings",
                words.word("warning.note.link", locale)));
  }
}
