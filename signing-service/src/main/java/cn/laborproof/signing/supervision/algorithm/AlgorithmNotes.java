package cn.laborproof.signing.supervision.algorithm;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an office of entries that wait for it, and an employer of changes asked for. */
@Component
final class AlgorithmNotes implements DeskNotes {
  private final AlgorithmRegister register;
  private final MessageSource messages;
  private final Tenancy tenancy;

  AlgorithmNotes(AlgorithmRegister register, MessageSource messages, Tenancy tenancy) {
    this.register = register;
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
      case Actor.Official _ -> notes("/algorithms", List.of("filed", "overdue"), locale);
      case Actor.Member member
          when member.role() == Role.HR || member.role() == Role.LEGAL_REPRESENTATIVE ->
          notes("/own-algorithms", List.of("overdue", "changes-asked"), locale);
      default -> List.of();
    };
  }

  private List<Note> notes(String page, List<String> standings, Locale locale) {
    Map<String, Long> counts = register.standings();
    return standings.stream()
        .flatMap(standing ->
            Optional.ofNullable(counts.get(standing)).stream()
                .map(count -> note(page, standing, count, locale)))
        .toList();
  }

  private Note note(String page, String standing, long count, Locale locale) {
    Object[] arguments = {count};
    String key = "algorithm.note." + standing;
    return new Note(
        "orange",
        messages.getMessage(key, arguments, locale),
        messages.getMessage("algorithm.note.text", arguments, locale),
        page + "?standing=" + standing,
        messages.getMessage("algorithm.note.link", arguments, locale));
  }
}
