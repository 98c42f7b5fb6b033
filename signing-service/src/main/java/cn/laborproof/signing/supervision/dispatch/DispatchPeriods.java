package cn.laborproof.signing.supervision.dispatch;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Periods of dispatch supervision as data, each with the article that sets it; {@code platform}
 * where no national text does.
 */
@Component
final class DispatchPeriods {

  private final Properties values = new Properties();

  DispatchPeriods() {
    try (Reader in =
        new InputStreamReader(
            new ClassPathResource("rules/dispatch-supervision.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last day on which the report on a year is in time. */
  LocalDate reportDue(int year) {
    return MonthDay.parse(text("report-due.value")).atYear(year + 1);
  }

  /** So long before its end a licence is to be renewed. */
  int renewalDays() {
    return number("renewal-days");
  }

  /** Days an order gives unless the official says otherwise. */
  int orderDays() {
    return number("order-days");
  }

  /** Days an order gives at most. */
  int orderMostDays() {
    return number("order-most-days");
  }

  /** So long before its end an approval of special hours is listed as ending. */
  int hoursExpiringDays() {
    return number("hours-expiring-days");
  }

  /** Months an approval of special hours lasts at most. */
  int hoursMostMonths() {
    return number("hours-most-months");
  }

  /** So long before its last day a firm is reminded of its report. */
  int reminderDays() {
    return number("filing-reminder-days");
  }

  /** Days a firm has for a report that was sent back unless the official says otherwise. */
  int returnDays() {
    return number("filing-return-days");
  }

  /** Days it has at most. */
  int returnMostDays() {
    return number("filing-return-most-days");
  }

  /** The article behind a period, or {@code platform}. */
  String source(String period) {
    return text(period + ".source");
  }

  private int number(String period) {
    return Integer.parseInt(text(period + ".value"));
  }

  private String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("no " + key);
    }
    return value;
  }
}
