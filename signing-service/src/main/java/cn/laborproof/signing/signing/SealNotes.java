package cn.laborproof.signing.signing;

import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.organisation.SealUse;
import cn.laborproof.signing.organisation.SealUses;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says on the pages of contracts that a use of the seal waits for a second person. */
@Component
final class SealNotes implements DeskNotes {
  private final SealUses uses;
  private final MessageSource messages;

  SealNotes(SealUses uses, MessageSource messages) {
    this.uses = uses;
    this.messages = messages;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return uses.waitingFor(contract).stream()
        .map(use ->
            note(
                text("seal.note.contract", locale),
                text(
                    "seal.note.contract.text",
                    locale,
                    use.askedByName(),
                    TimelineWords.shown(use.askedAt())),
                locale))
        .toList();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    List<SealUse> waiting = uses.waiting();
    return waiting.isEmpty()
        ? List.of()
        : List.of(
            note(
                text("seal.note.desk", locale, waiting.size()),
                text("seal.note.desk.text", locale),
                locale));
  }

  private Note note(String title, String text, Locale locale) {
    return new Note("orange", title, text, "/console/seal", text("seal.note.link", locale));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
