package cn.laborproof.signing.supervision.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Policies as pages and programs are shown them, with what the numbers can and cannot say. */
@Component
final class PolicyViews {

  private static final BigDecimal WIDTH = BigDecimal.valueOf(100);
  private static final BigDecimal HEIGHT = BigDecimal.valueOf(30);

  private final MessageSource messages;

  PolicyViews(MessageSource messages) {
    this.messages = messages;
  }

  /** A policy in a list. */
  record PolicySummary(
      UUID id,
      String title,
      String region,
      String indicator,
      LocalDate startsOn,
      List<String> treated,
      List<String> treatedSectors,
      List<String> compared,
      List<String> comparedSectors,
      String describer,
      Instant describedAt) {}

  /** A month of both series. */
  record MonthView(
      String month,
      boolean after,
      long treatedCount,
      long comparedCount,
      BigDecimal treated,
      BigDecimal compared) {}

  /** The numbers and their words. */
  record EvaluationView(
      LocalDate takenOn,
      String taker,
      boolean perThousand,
      long treatedWorkers,
      long comparedWorkers,
      BigDecimal treatedBefore,
      BigDecimal treatedAfter,
      BigDecimal comparedBefore,
      BigDecimal comparedAfter,
      BigDecimal difference,
      BigDecimal pretended,
      String sentence,
      String limits,
      List<String> warnings,
      List<MonthView> months) {}

  /** What somebody wrote; {@code kind} is assessment or feedback. */
  record NoteView(
      UUID id, String kind, String region, String content, String writer, Instant writtenAt) {}

  /** A policy. */
  record PolicyDetail(
      PolicySummary policy,
      String description,
      String expected,
      boolean own,
      EvaluationView evaluation,
      List<NoteView> notes) {}

  PolicySummary summary(Policy policy) {
    return new PolicySummary(
        policy.id(),
        policy.title(),
        policy.region(),
        policy.indicator().code(),
        policy.startsOn(),
        policy.treated().divisions(),
        policy.treated().sectors(),
        policy.compared().divisions(),
        policy.compared().sectors(),
        policy.described().name(),
        policy.described().at());
  }

  PolicyDetail detail(Policies.Told told, Locale locale) {
    Policy policy = told.policy();
    return new PolicyDetail(
        summary(policy),
        policy.description(),
        policy.higher() ? "higher" : "lower",
        told.own(),
        evaluation(policy, told.taken(), locale),
        told.notes().stream()
            .map(note ->
                new NoteView(
                    note.id(),
                    note.assessment() ? "assessment" : "feedback",
                    note.region(),
                    note.content(),
                    note.written().name(),
                    note.written().at()))
            .toList());
  }

  EvaluationView evaluation(Policy policy, PolicyRows.Taken taken, Locale locale) {
    BeforeAfter result = taken.result();
    return new EvaluationView(
        taken.day(),
        taken.by().name(),
        result.perThousand(),
        result.treatedWorkers(),
        result.comparedWorkers(),
        result.treatedBefore(),
        result.treatedAfter(),
        result.comparedBefore(),
        result.comparedAfter(),
        result.difference(),
        result.pretended(),
        words(
            "policy.sentence." + way(policy, result),
            locale,
            result.treatedBefore(),
            result.treatedAfter(),
            result.comparedBefore(),
            result.comparedAfter(),
            result.difference().abs()),
        words("policy.limits." + policy.indicator().code(), locale),
        result.warnings().stream()
            .map(code -> words("policy.warning." + code, locale, BeforeAfter.LEAST_MONTHS))
            .toList(),
        result.months().stream()
            .map(month ->
                new MonthView(
                    month.month().toString(),
                    month.after(),
                    month.treatedCount(),
                    month.comparedCount(),
                    month.treated(),
                    month.compared()))
            .toList());
  }

  private static String way(Policy policy, BeforeAfter result) {
    if (result.difference().signum() == 0) {
      return "same";
    }
    boolean higher = result.difference().signum() > 0;
    return (higher ? "higher" : "lower") + (higher == policy.higher() ? ".expected" : ".other");
  }

  /** A line on a scale that both series share, from 0 to the greatest of all. */
  static String line(List<MonthView> months, Function<MonthView, BigDecimal> value, boolean after) {
    BigDecimal most = BigDecimal.ONE.movePointLeft(10);
    for (MonthView month : months) {
      most = most.max(month.treated()).max(month.compared());
    }
    List<String> points = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      if (months.get(i).after() == after) {
        points.add(
            WIDTH
                    .multiply(BigDecimal.valueOf(i))
                    .divide(
                        BigDecimal.valueOf(Math.max(1, months.size() - 1)), 1, RoundingMode.HALF_UP)
                + " "
                + HEIGHT.subtract(
                    HEIGHT
                        .multiply(value.apply(months.get(i)))
                        .divide(most, 1, RoundingMode.HALF_UP)));
      }
    }
    return points.isEmpty() ? "" : "M" + String.join("L", points);
  }

  private String words(String key, Locale locale, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = values[i].toString();
    }
    return messages.getMessage(key, shown, locale);
  }
}
