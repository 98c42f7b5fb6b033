package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an employer of findings it has not answered, and an office of answers on its desk. */
@Component
final class AnswerNotes implements DeskNotes {
  private final FindingAnswers answers;
  private final MessageSource messages;
  private final Tenancy tenancy;

  AnswerNotes(FindingAnswers answers, MessageSource messages, Tenancy tenancy) {
    this.answers = answers;
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
      case Actor.Official _ ->
          note(
              "told.note.desk",
              "/finding-answers",
              answers.desk(AnswerFilter.answers("open", "", 0)).total(),
              locale);
      case Actor.Member member
          when member.role() == Role.HR || member.role() == Role.LEGAL_REPRESENTATIVE ->
          note(
              "told.note.unanswered",
              "/told-findings?state=unanswered",
              answers.unanswered(),
              locale);
      default -> List.of();
    };
  }

  private List<Note> note(String key, String href, long count, Locale locale) {
    Object[] arguments = {count};
    return count == 0
        ? List.of()
        : List.of(
            new Note(
                "orange",
                messages.getMessage(key, arguments, locale),
                messages.getMessage(key + ".text", arguments, locale),
                href,
                messages.getMessage(key + ".link", arguments, locale)));
  }
}
