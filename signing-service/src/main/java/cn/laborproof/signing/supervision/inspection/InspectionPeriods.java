package cn.laborproof.signing.supervision.inspection;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Periods of inspections as data; all of them ours, and the file says so. */
@Component
final class InspectionPeriods {

  private final Properties values = new Properties();

  InspectionPeriods() {
    try (Reader in =
        new InputStreamReader(
            new ClassPathResource("rules/inspection.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days from the draw to the last day for a result. */
  int taskDays() {
    return number("task-days");
  }

  /** Days an order gives unless the inspector says otherwise. */
  int orderDays() {
    return number("order-days");
  }

  /** Days an order gives at most. */
  int orderMostDays() {
    return number("order-most-days");
  }

  private int number(String period) {
    String value = values.getProperty(period + ".value");
    if (value == null || values.getProperty(period + ".source") == null) {
      throw new IllegalStateException("no " + period + " with its source");
    }
    return Integer.parseInt(value);
  }
}
