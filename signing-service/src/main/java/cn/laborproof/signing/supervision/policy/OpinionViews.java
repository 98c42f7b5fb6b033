package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.supervision.policy.HearingRows.Count;
import cn.laborproof.signing.supervision.policy.HearingRows.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people say of policies, as pages and programs are shown it. */
@Component
final class OpinionViews {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final PolicyViews policies;
  private final MessageSource messages;

  OpinionViews(PolicyViews policies, MessageSource messages) {
    this.policies = policies;
    this.messages = messages;
  }

  /** How often a rating was given; {@code share} in percent. */
  record RatingView(int value, long count, BigDecimal share) {}

  /** A question with its ratings, the best first. */
  record QuestionView(String code, String text, BigDecimal mean, List<RatingView> ratings) {}

  /**
   * What employers, or workers, said.
   *
   * @param hidden whether there are answers, but too few to be shown
   * @param answers 0 also where they are hidden
   */
  record AudienceView(
      String audience, boolean hidden, long answers, List<QuestionView> questions) {}

  /**
   * What came back.
   *
   * @param words what workers wrote, in no order that means anything
   */
  record FeedbackDetail(
      boolean open,
      Instant closesAt,
      int smallest,
      long linksMade,
      long linksUsed,
      AudienceView employers,
      AudienceView workers,
      List<String> words) {}

  /** What an employer said. */
  record EmployerOpinion(
      String employer,
      String name,
      int known,
      int helped,
      int easy,
      String words,
      Instant sentAt) {}

  /** A question to be answered; {@code value} is empty before. */
  record AskedView(String code, String text, String value) {}

  /**
   * A policy as an employer is asked about it.
   *
   * @param sentence what was measured, as it was on {@code takenOn}
   * @param version of what was said; 0 before
   */
  record OpinionDetail(
      UUID id,
      String title,
      String description,
      String sentence,
      String takenOn,
      List<String> treated,
      List<String> treatedSectors,
      boolean open,
      Instant closesAt,
      int smallest,
      int version,
      @Nullable Instant sentAt,
      List<AskedView> questions,
      String words) {}

  FeedbackDetail detail(Hearings.Returned returned, Locale locale) {
    Hearing hearing = returned.hearing();
    return new FeedbackDetail(
        returned.open(),
        hearing.closesAt(),
        hearing.smallest(),
        returned.tickets().made(),
        returned.tickets().used(),
        audience("employer", returned.employers(), 1, locale),
        audience("worker", returned.workers(), hearing.smallest(), locale),
        returned.words());
  }

  EmployerOpinion opinion(Said said) {
    Opinion opinion = said.opinion();
    return new EmployerOpinion(
        said.employer(),
        said.name(),
        opinion.known(),
        opinion.helped(),
        opinion.easy(),
        opinion.words(),
        said.sentAt());
  }

  OpinionDetail task(Opinions.Task task, Locale locale) {
    return task(
        task.hearing(),
        task.open(),
        task.said().map(Said::opinion),
        task.said().map(Said::version).orElse(0),
        task.said().map(Said::sentAt),
        locale);
  }

  OpinionDetail voice(PolicyVoices.Opened opened, Locale locale) {
    return task(opened.hearing(), true, opened.said(), 0, Optional.empty(), locale);
  }

  private OpinionDetail task(
      Hearing hearing,
      boolean open,
      Optional<Opinion> said,
      int version,
      Optional<Instant> sentAt,
      Locale locale) {
    Policy policy = hearing.policy();
    return new OpinionDetail(
        policy.id(),
        policy.title(),
        policy.description(),
        policies.evaluation(policy, hearing.taken(), locale).sentence(),
        hearing.taken().day().toString(),
        policy.treated().divisions(),
        policy.treated().sectors(),
        open,
        hearing.closesAt(),
        hearing.smallest(),
        version,
        sentAt.orElse(null),
        Stream.of(Asked.values())
            .map(each ->
                new AskedView(
                    each.code(),
                    text(each, locale),
                    said.map(opinion -> "" + opinion.rating(each)).orElse("")))
            .toList(),
        said.map(Opinion::words).orElse(""));
  }

  private AudienceView audience(String audience, List<Count> counts, int smallest, Locale locale) {
    long answers = sum(counts, Asked.KNOWN);
    if (answers < smallest) {
      return new AudienceView(audience, answers > 0, 0, List.of());
    }
    return new AudienceView(
        audience,
        false,
        answers,
        Stream.of(Asked.values()).map(each -> question(each, counts, answers, locale)).toList());
  }

  private QuestionView question(Asked asked, List<Count> counts, long answers, Locale locale) {
    List<RatingView> ratings =
        IntStream.rangeClosed(1, Asked.BEST)
            .map(value -> Asked.BEST + 1 - value)
            .mapToObj(value -> rating(asked, value, counts, answers))
            .toList();
    long points = ratings.stream().mapToLong(each -> each.value() * each.count()).sum();
    return new QuestionView(
        asked.code(),
        text(asked, locale),
        BigDecimal.valueOf(points).divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP),
        ratings);
  }

  private static RatingView rating(Asked asked, int value, List<Count> counts, long answers) {
    long count =
        counts.stream()
            .filter(each -> each.question().equals(asked.code()) && each.value() == value)
            .mapToLong(Count::count)
            .sum();
    return new RatingView(
        value,
        count,
        HUNDRED
            .multiply(BigDecimal.valueOf(count))
            .divide(BigDecimal.valueOf(answers), 1, RoundingMode.HALF_UP));
  }

  private static long sum(List<Count> counts, Asked asked) {
    return counts.stream()
        .filter(each -> each.question().equals(asked.code()))
        .mapToLong(Count::count)
        .sum();
  }

  private String text(Asked asked, Locale locale) {
    return messages.getMessage("opinion.asked." + asked.code(), new Object[0], locale);
  }
}
