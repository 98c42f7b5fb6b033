package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an employer of policies it is asked about. */
@Component
final class OpinionNotes implements DeskNotes {
  private final Opinions opinions;
  private final MessageSource messages;
  private final Tenancy tenancy;

  OpinionNotes(Opinions opinions, MessageSource messages, Tenancy tenancy) {
    this.opinions = opinions;
    this.messages = messages;
    this.tenancy = tenancy;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    if (!(tenancy.current() instanceof Actor.Member member)
        || member.role() != Role.HR && member.role() != Role.LEGAL_REPRESENTATIVE) {
      return List.of();
    }
    long waiting = opinions.waiting();
    return waiting == 0
        ? List.of()
        : List.of(
            new Note(
                "info",
                text("opinion.note", locale, waiting),
                text("opinion.note.text", locale),
                "/policy-feedback",
                text("opinion.title", locale)));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
