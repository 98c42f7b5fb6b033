package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the keeper of an office's seal of reports that wait for it. */
@Component
final class AnalysisNotes implements DeskNotes {
  private final Analyses reports;
  private final Tenancy tenancy;
  private final MessageSource messages;

  AnalysisNotes(Analyses reports, Tenancy tenancy, MessageSource messages) {
    this.reports = reports;
    this.tenancy = tenancy;
    this.messages = messages;
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
    int waiting = reports.waiting().size();
    return waiting == 0
        ? List.of()
        : List.of(
            new Note(
                "orange",
                text("analysis.note.waiting", locale, waiting),
                text("analysis.note.waiting.text", locale),
                "/analysis",
                text("analysis.title", locale)));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
