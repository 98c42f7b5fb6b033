package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells an office on its start page of warnings whose clock ends soon and of proposals. */
@Component
final class WarningNotes implements DeskNotes {
  private static final Duration SOON = Duration.ofDays(1);

  private final Warnings warnings;
  private final Proposals proposals;
  private final WarningViews words;
  private final Tenancy tenancy;
  private final Clock clock;

  WarningNotes(
      Warnings warnings, Proposals proposals, WarningViews words, Tenancy tenancy, Clock clock) {
    this.warnings = warnings;
    this.proposals = proposals;
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
    var notes = new ArrayList<Note>();
    long soon = warnings.dueBy(clock.instant().plus(SOON));
    if (soon > 0) {
      notes.add(note("warning.note", "orange", soon, "/warnings", locale));
    }
    long proposed = proposals.open();
    if (proposed > 0) {
      notes.add(note("proposal.note", "yellow", proposed, "/warnings/proposals", locale));
    }
    return notes;
  }

  private Note note(String key, String colour, long count, String href, Locale locale) {
    return new Note(
        colour,
        words.word(key + ".desk", locale, count),
        words.word(key + ".desk.text", locale),
        href,
        words.word(key + ".link", locale));
  }
}
