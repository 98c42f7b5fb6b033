package cn.laborproof.signing.supervision.warning;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells an enterprise on its start page of notices nobody has opened, and the keeper of an office's
 * seal of papers that wait for it.
 */
@Component
final class PaperNotes implements DeskNotes {
  private final Papers papers;
  private final Notices notices;
  private final WarningViews words;
  private final Tenancy tenancy;

  PaperNotes(Papers papers, Notices notices, WarningViews words, Tenancy tenancy) {
    this.papers = papers;
    this.notices = notices;
    this.words = words;
    this.tenancy = tenancy;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    if (!(tenancy.current() instanceof Actor.Member)) {
      return List.of();
    }
    var found = new ArrayList<Note>();
    long unopened = notices.unopened();
    if (unopened > 0) {
      found.add(note("wpaper.note.unopened", "red", unopened, locale));
    }
    int waiting = papers.waiting().size();
    if (waiting > 0) {
      found.add(note("wpaper.note.waiting", "orange", waiting, locale));
    }
    return found;
  }

  private Note note(String key, String colour, long count, Locale locale) {
    return new Note(
        colour,
        words.word(key, locale, count),
        words.word(key + ".text", locale),
        "/notices",
        words.word("wpaper.note.link", locale));
  }
}
