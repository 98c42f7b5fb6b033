package cn.laborproof.signing.supervision.algorithm;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Terms and basis of the register as data. */
@Component
final class AlgorithmTerms {

  private final Properties values = new Properties();

  AlgorithmTerms() {
    try (Reader in =
        new InputStreamReader(
            new ClassPathResource("rules/algorithm.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days an employer has for changes unless the official says otherwise. */
  int changesDays() {
    return Integer.parseInt(text("changes-days.value"));
  }

  /** Days it has at most. */
  int changesMostDays() {
    return Integer.parseInt(text("changes-most-days.value"));
  }

  /** The article that decisions by machines about persons are read against. */
  String article() {
    return text("basis.article");
  }

  /** Whether its wording was read again. */
  boolean isConfirmed() {
    return text("basis.confirmed").equals("yes");
  }

  private String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("no " + key);
    }
    return value;
  }
}
