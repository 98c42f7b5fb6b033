package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.ControlPoint;
import cn.laborproof.risk.score.Knowledge;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * What could be examined about an employer with the facts there are. Nobody is to read the absence
 * of findings as clean where nothing was looked at.
 */
@Service
public class Examined {

  private static final String OFFICE = "office.";

  private final Scores scores;
  private final MessageSource messages;

  Examined(Scores scores, MessageSource messages) {
    this.scores = scores;
    this.messages = messages;
  }

  /**
   * A control point.
   *
   * @param lacks which data it would take; blank where it was examined
   */
  public record Point(String name, boolean examined, String lacks) {}

  /**
   * The control points of an employer, those that were not examined first.
   *
   * @param employer its code; blank for the organisation that asks
   * @param rule only those this rule feeds; blank for all
   * @return nothing where nothing is known of it, or the reader is not told
   */
  public List<Point> of(String employer, String rule, Locale locale) {
    try {
      Scores.Told told = scores.find(employer.isBlank() ? scores.ownCode() : employer, "");
      return told.card().points().stream()
          .filter(point -> rule.isBlank() || point.rules().contains(rule))
          .map(point -> point(point, told, locale))
          .sorted((one, other) -> Boolean.compare(one.examined(), other.examined()))
          .toList();
    } catch (Refusal _) {
      return List.of();
    }
  }

  /** Which data it would take to examine the control points that were not, by their codes. */
  Map<String, String> lacking(Scores.Told told, Locale locale) {
    return told.card().points().stream()
        .filter(point -> !isExamined(point, told))
        .collect(Collectors.toMap(ControlPoint::code, point -> lacks(point, locale)));
  }

  private Point point(ControlPoint point, Scores.Told told, Locale locale) {
    boolean examined = isExamined(point, told);
    return new Point(point.name().in(locale), examined, examined ? "" : lacks(point, locale));
  }

  private static boolean isExamined(ControlPoint point, Scores.Told told) {
    return told.score().score().point(point.code()).filter(each -> each.assessed()).isPresent();
  }

  private String lacks(ControlPoint point, Locale locale) {
    return point
        .lacks()
        .map(lacks -> lacks.in(locale))
        .orElseGet(() ->
            point.assessed().stream()
                .map(each -> kinds(each, locale))
                .distinct()
                .collect(Collectors.joining(text("findings.examined.or", locale))));
  }

  private String kinds(Set<String> known, Locale locale) {
    return known.stream()
        .map(Examined::kind)
        .sorted()
        .distinct()
        .map(kind -> text(key(kind), locale))
        .collect(Collectors.joining(" + "));
  }

  private static String key(String kind) {
    return switch (kind) {
      case Knowledge.ROSTER -> "findings.examined.roster";
      case Knowledge.EMERGENCY -> "findings.examined.emergency";
      default -> "facts.kind." + kind;
    };
  }

  private static String kind(String name) {
    if (name.equals(Knowledge.EMERGENCY)) {
      return name;
    }
    if (name.startsWith(OFFICE)) {
      return name.substring(OFFICE.length());
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
