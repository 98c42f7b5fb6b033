package cn.laborproof.signing.compliance;

import cn.laborproof.signing.template.LocalText;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts findings into words. */
@Component
public final class FindingWords {
  private final MessageSource messages;

  FindingWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A finding as a reader sees it.
   *
   * @param code stable code
   * @param level {@code must-fix}, {@code confirm} or {@code note}
   * @param field the form field, or empty
   * @param article source
   * @param ruleVersion version of the rules
   * @param fact what was found
   * @param threshold what the article says
   * @param next what to do
   */
  public record Worded(
      String code,
      String level,
      String field,
      String article,
      String ruleVersion,
      String fact,
      String threshold,
      String next) {}

  /** All findings in a reader's language. */
  public List<Worded> in(Locale locale, List<Finding> findings) {
    return findings.stream().map(finding -> in(locale, finding)).toList();
  }

  private Worded in(Locale locale, Finding finding) {
    Object[] arguments =
        finding.arguments().stream().map(argument -> shown(argument, locale)).toArray();
    return new Worded(
        finding.code(),
        finding.level().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        finding.field(),
        finding.article(),
        finding.ruleVersion(),
        text(finding, "fact", arguments, locale),
        text(finding, "threshold", arguments, locale),
        text(finding, "next", arguments, locale));
  }

  private String text(Finding finding, String part, Object[] arguments, Locale locale) {
    return messages.getMessage("compliance." + finding.code() + "." + part, arguments, locale);
  }

  private static Object shown(Object argument, Locale locale) {
    return switch (argument) {
      case LocalText text -> text.in(locale);
      case BigDecimal amount ->
          new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
              .format(amount);
      default -> argument.toString();
    };
  }
}
