package cn.laborproof.signing.supervision.answer;

import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an employer is told of a finding and answers to it, for pages about one finding. */
@Component
public class SaidOfFinding {
  private final FindingAnswers answers;

  SaidOfFinding(FindingAnswers answers) {
    this.answers = answers;
  }

  /**
   * An answer.
   *
   * @param state {@code open}, {@code accepted}, {@code rejected}
   * @param note what was written; empty when it was erased
   * @param reason why it was accepted or rejected; empty while it waits
   */
  public record Answer(
      UUID id,
      String who,
      Instant at,
      String state,
      Optional<String> note,
      Optional<String> reason) {}

  /** The newest first, as far as the current actor may see them. */
  public List<Answer> answers(UUID finding) {
    return answers.answers(finding).stream()
        .map(each ->
            new Answer(
                each.answer().id(),
                each.answer().who(),
                each.answer().answeredAt(),
                each.answer().state().code(),
                each.note(),
                each.reason()))
        .toList();
  }

  /**
   * A finding as the organisation that acts is told it.
   *
   * @throws Refusal {@code code-not-confirmed}, {@code not-found}
   */
  public ToldFinding told(UUID finding) {
    return answers.find(finding);
  }
}
