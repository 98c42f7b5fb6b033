package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an employer of questionnaires that wait for it. */
@Component
final class SurveyNotes implements DeskNotes {
  private final Surveys surveys;
  private final MessageSource messages;
  private final Tenancy tenancy;

  SurveyNotes(Surveys surveys, MessageSource messages, Tenancy tenancy) {
    this.surveys = surveys;
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
    long waiting = surveys.waiting();
    return waiting == 0
        ? List.of()
        : List.of(
            new Note(
                "info",
                text("survey.note", locale, waiting),
                text("survey.note.text", locale),
                "/surveys",
                text("survey.title", locale)));
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
