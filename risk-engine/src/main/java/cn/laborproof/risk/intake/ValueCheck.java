package cn.laborproof.risk.intake;

import cn.laborproof.risk.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings a value to the form the engine reads, or says why it cannot. */
final class ValueCheck {

  private static final int LONGEST = 200;
  private static final Pattern SEPARATORS = Pattern.compile("[/.年月]");
  // "-" and "..." stand in many lists for nothing: a key holds a letter or a digit.
  private static final Pattern KEY = Pattern.compile("[_.:-]*[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}_.:-]*");

  /** What lists write where they have nothing to say; none of them is a value of any type. */
  private static final Set<String> NOTHING =
      Set.of("-", "--", "–", "—", "——", "/", "无", "未知", "不详", "N/A", "#N/A", "NULL");

  private static final Pattern IDENTITY_NUMBER =
      Pattern.compile("[1-9]\\d{16}[\\dXx]|[1-9]\\d{14}");
  private static final Pattern REGION = Pattern.compile("[1-9]\\d{5}");
  private static final Pattern CODE = Pattern.compile("[A-T]\\d{0,4}");
  private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");
  private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(744);
  private static final int MINUTES_OF_A_MONTH = 31 * 24 * 60;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private ValueCheck() {}

  /**
   * The normalised value; empty stays empty, and a mark for nothing is empty where a column may be:
   * a person's line is not lost for it. In a required column it is judged as it stands.
   */
  static String normal(Column column, String raw) throws BadValue {
    String value = raw.strip();
    if (value.length() > LONGEST) {
      throw new BadValue(column, Reason.TOO_LONG);
    }
    if (value.indexOf('\uFFFD') >= 0 || value.indexOf('\u0000') >= 0) {
      throw new BadValue(column, Reason.NOT_TEXT);
    }
    if (value.isEmpty()) {
      if (column.required()) {
        throw new BadValue(column, Reason.MISSING);
      }
      return value;
    }
    if (!column.required() && NOTHING.contains(value.toUpperCase(Locale.ROOT))) {
      return "";
    }
    return switch (column.type()) {
      case "company" -> matching(column, KEY, value.toUpperCase(Locale.ROOT), Reason.NOT_A_COMPANY);
      case "person" -> person(column, value);
      case "region" -> matching(column, REGION, value, Reason.NOT_A_REGION);
      case "code" -> matching(column, CODE, value.toUpperCase(Locale.ROOT), Reason.NOT_A_CODE);
      case "codes" -> codes(column, value);
      case "date" -> date(column, value).toString();
      case "month" -> month(column, value);
      case "year" -> year(column, value);
      case "money" -> money(column, value);
      case "hours" -> decimal(column, value, HOURS_OF_A_MONTH);
      case "minutes" -> minutes(column, value);
      case "percent" -> decimal(column, value, HUNDRED);
      case "number" -> number(column, value);
      case "count" -> count(column, value);
      case "yes-no" -> yesNo(column, value);
      case "one-of" -> oneOf(column, value.toUpperCase(Locale.ROOT));
      default -> value;
    };
  }

  private static String matching(Column column, Pattern pattern, String value, Reason reason)
      throws BadValue {
    if (!pattern.matcher(value).matches()) {
      throw new BadValue(column, reason);
    }
    return value;
  }

  private static String person(Column column, String value) throws BadValue {
    if (IDENTITY_NUMBER.matcher(value).matches()) {
      throw new BadValue(column, Reason.IDENTITY_NUMBER);
    }
    return matching(column, KEY, value, Reason.NOT_A_PERSON_KEY);
  }

  private static String codes(Column column, String value) throws BadValue {
    String normal = value.toUpperCase(Locale.ROOT).replaceAll("[;；、 ]+", ";");
    for (String code : normal.split(";")) {
      matching(column, CODE, code, Reason.NOT_A_CODE);
    }
    return normal;
  }

  /** 2026-11-21, 2026/11/21, 2026.11.21, 2026年11月21日, with or without leading zeros. */
  private static LocalDate date(Column column, String value) throws BadValue {
    String[] parts = parts(value.replace("日", ""));
    try {
      if (parts.length == 3 && parts[0].length() == 4) {
        LocalDate day =
            LocalDate.of(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
          throw new BadValue(column, Reason.IMPOSSIBLE);
        }
        return day;
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadValue(column, Reason.NOT_A_DATE);
    }
    throw new BadValue(column, Reason.NOT_A_DATE);
  }

  private static String month(Column column, String value) throws BadValue {
    String[] parts = parts(value);
    try {
      if (parts.length == 2 && parts[0].length() == 4) {
        YearMonth month = YearMonth.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (month.getYear() < EARLIEST.getYear() || month.getYear() > LATEST.getYear()) {
          throw new BadValue(column, Reason.IMPOSSIBLE);
        }
        return month.toString();
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadValue(column, Reason.NOT_A_MONTH);
    }
    throw new BadValue(column, Reason.NOT_A_MONTH);
  }

  private static String[] parts(String value) {
    return SEPARATORS.matcher(value).replaceAll("-").split("-");
  }

  private static String year(Column column, String value) throws BadValue {
    return matching(column, Pattern.compile("(19|20|21)\\d\\d"), value, Reason.NOT_A_NUMBER);
  }

  private static String money(Column column, String value) throws BadValue {
    BigDecimal yuan = parse(column, value.replace(",", ""), Reason.NOT_AN_AMOUNT);
    if (yuan.scale() > 2 && yuan.stripTrailingZeros().scale() > 2) {
      throw new BadValue(column, Reason.NOT_AN_AMOUNT);
    }
    if (yuan.signum() < 0 || yuan.compareTo(MOST_YUAN) > 0) {
      throw new BadValue(column, Reason.IMPOSSIBLE);
    }
    return Money.ofYuan(yuan).toString();
  }

  private static String decimal(Column column, String value, BigDecimal most) throws BadValue {
    BigDecimal number = parse(column, value.replace("%", ""), Reason.NOT_A_NUMBER);
    if (number.signum() < 0 || number.compareTo(most) > 0) {
      throw new BadValue(column, Reason.IMPOSSIBLE);
    }
    return number.toPlainString();
  }

  /** A share or rate of change: may be below nought. */
  private static String number(Column column, String value) throws BadValue {
    return parse(column, value.replace("%", "").strip(), Reason.NOT_A_NUMBER).toPlainString();
  }

  private static String count(Column column, String value) throws BadValue {
    if (!value.matches("\\d{1,9}")) {
      throw new BadValue(column, Reason.NOT_A_NUMBER);
    }
    return Integer.toString(Integer.parseInt(value));
  }

  private static String minutes(Column column, String value) throws BadValue {
    String minutes = count(column, value);
    if (Integer.parseInt(minutes) > MINUTES_OF_A_MONTH) {
      throw new BadValue(column, Reason.IMPOSSIBLE);
    }
    return minutes;
  }

  private static BigDecimal parse(Column column, String value, Reason reason) throws BadValue {
    // BigDecimal reads 1e999999999 as well; a fixed shape keeps numbers small.
    if (!value.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
      throw new BadValue(column, reason);
    }
    return new BigDecimal(value);
  }

  private static String yesNo(Column column, String value) throws BadValue {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "YES", "Y", "TRUE", "1", "是" -> "YES";
      case "NO", "N", "FALSE", "0", "否" -> "NO";
      default -> throw new BadValue(column, Reason.UNKNOWN_CODE);
    };
  }

  private static String oneOf(Column column, String value) throws BadValue {
    String code = CodeWords.code(column, value);
    if (!column.choices().contains(code)) {
      throw new BadValue(column, Reason.UNKNOWN_CODE);
    }
    return code;
  }
}
