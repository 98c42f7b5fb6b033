package cn.laborproof.signing.complaint;

import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells desks of complaints where they work: at the contract and on the start page. */
@Component
final class ComplaintNotes implements DeskNotes {
  private final Complaints complaints;
  private final MessageSource messages;

  ComplaintNotes(Complaints complaints, MessageSource messages) {
    this.complaints = complaints;
    this.messages = messages;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return complaints.of(contract).stream()
        .filter(ComplaintStanding::stillOpen)
        .map(standing ->
            new Note(
                "red",
                text("complaint.note.contract", locale),
                text(
                    "complaint.note.contract." + standing.state(),
                    locale,
                    standing.shownRaised(),
                    standing.shownDue()),
                "/complaints",
                text("complaint.note.link", locale)))
        .toList();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    long open = complaints.total("open");
    return open == 0
        ? List.of()
        : List.of(
            new Note(
                "red",
                text("complaint.note.desk", locale, open),
                text("complaint.note.desk.text", locale),
                "/complaints",
                text("complaint.note.link", locale)));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
