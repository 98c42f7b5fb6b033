package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells an office on its start page of clocks the highest office let run out, of answers to
 * notices, of warnings whose clock ends soon, and of proposals.
 */
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
    long over = warnings.total(filter("", WarningFilter.OVER_AT_TOP));
    if (over > 0) {
      notes.add(
          note("warning.note.over", "red", over, "/warnings?state=all&clock=over-top", locale));
    }
    long replies = warnings.total(filter(WarningFilter.REPLY_WAITING, ""));
    if (replies > 0) {
      notes.add(
          note(
              "warning.note.reply",
              "orange",
              replies,
              "/warnings?state=all&stage=reply-waiting",
              locale));
    }
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

  private static WarningFilter filter(String stage, String clock) {
    var narrow = new WarningFilter.Narrow("", Optional.empty(), Optional.empty(), stage, clock);
    return new WarningFilter("", narrow, WarningFilter.Sort.DUE, 0, 1);
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
