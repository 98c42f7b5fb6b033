package cn.laborproof.signing.template;

import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The type of a template field: which texts it accepts and how a value is printed in the contract.
 */
public enum FieldKind {
  /** One line. */
  TEXT,
  /** Several lines. */
  LONG_TEXT,
  /** A calendar day, ISO 8601. */
  DATE,
  /** A whole number without sign. */
  INTEGER,
  /** Yuan with up to two decimals, not negative. */
  MONEY,
  /** One of the field's options. */
  CHOICE,
  /** A 统一社会信用代码. */
  CREDIT_CODE,
  /** A 公民身份号码. */
  IDENTITY_NUMBER,
  /** A mainland mobile number of 11 digits. */
  MOBILE;

  private static final Pattern MOBILE_NUMBER = Pattern.compile("1[3-9][0-9]{9}");
  private static final Pattern MONEY_TEXT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
  private static final Pattern INTEGER_TEXT = Pattern.compile("[0-9]{1,6}");

  /**
   * The canonical form of a text as typed: trimmed, numbers without blanks, letters in upper case.
   */
  String canonical(String text) {
    String trimmed = text.strip();
    return switch (this) {
      case TEXT, LONG_TEXT, DATE, INTEGER, CHOICE -> trimmed;
      case CREDIT_CODE, IDENTITY_NUMBER -> trimmed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      case MOBILE -> trimmed.replaceAll("[\\s-]", "");
      case MONEY ->
          MONEY_TEXT.matcher(trimmed).matches()
              ? new BigDecimal(trimmed).setScale(2, RoundingMode.UNNECESSARY).toPlainString()
              : trimmed;
    };
  }

  /** Whether a canonical text is a value of this kind. */
  boolean accepts(String text, TemplateField field) {
    return switch (this) {
      case TEXT -> text.length() <= field.maxLength() && text.lines().count() <= 1;
      case LONG_TEXT -> text.length() <= field.maxLength();
      case DATE -> isDate(text);
      case INTEGER -> INTEGER_TEXT.matcher(text).matches();
      case MONEY -> MONEY_TEXT.matcher(text).matches();
      case CHOICE -> field.options().stream().anyMatch(option -> option.value().equals(text));
      case CREDIT_CODE -> UnifiedSocialCreditCode.defectIn(text).isEmpty();
      case IDENTITY_NUMBER -> ResidentIdentityNumber.defectIn(text).isEmpty();
      case MOBILE -> MOBILE_NUMBER.matcher(text).matches();
    };
  }

  /** A valid value as the contract prints it. */
  String printed(String value, TemplateField field) {
    return switch (this) {
      case TEXT, LONG_TEXT, INTEGER, CREDIT_CODE, IDENTITY_NUMBER, MOBILE -> value;
      case DATE -> {
        LocalDate day = LocalDate.parse(value);
        yield "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
      }
      case MONEY ->
          new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
              .format(new BigDecimal(value));
      case CHOICE -> field.option(value).label().zh();
    };
  }

  private static boolean isDate(String text) {
    try {
      int year = LocalDate.parse(text).getYear();
      return year >= 1950 && year < 2150;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
