package cn.laborproof.signing.supervision.confirmation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.organisation.CodeConfirmation;
import cn.laborproof.signing.organisation.CodeConfirmation.State;
import cn.laborproof.signing.organisation.CodeConfirmations;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an office who waits for it, and an employer what it does not see meanwhile. */
@Component
final class ConfirmationNotes implements DeskNotes {
  private final CodeConfirmations confirmations;
  private final MessageSource messages;
  private final Tenancy tenancy;

  ConfirmationNotes(CodeConfirmations confirmations, MessageSource messages, Tenancy tenancy) {
    this.confirmations = confirmations;
    this.messages = messages;
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
      case Actor.Member _ ->
          confirmations
              .own()
              .filter(each -> each.state() != State.CONFIRMED)
              .map(each ->
                  note(
                      "confirmation.note." + each.state().code(),
                      "/console/organisation",
                      locale,
                      each.decision().map(CodeConfirmation.Decision::grounds).orElse("")))
              .stream()
              .toList();
      default -> List.of();
    };
  }

  private List<Note> waiting(Locale locale) {
    long total = confirmations.page(State.ASKED.code(), "", 0, 1).total();
    return total == 0
        ? List.of()
        : List.of(note("confirmation.note.waiting", "/confirmations", locale, total));
  }

  private Note note(String key, String href, Locale locale, Object... arguments) {
    return new Note(
        "orange",
        messages.getMessage(key, arguments, locale),
        messages.getMessage(key + ".text", arguments, locale),
        href,
        messages.getMessage(key + ".link", arguments, locale));
  }
}
