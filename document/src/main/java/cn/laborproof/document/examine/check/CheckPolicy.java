package cn.laborproof.document.examine.check;

import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.facts.Reading;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What each question may decide. A document of ours must keep every rule. A document signed
 * elsewhere was never meant to keep our form; there, only what every signature promises can fail,
 * and the rest is unknown or not asked. Read from {@code document-policy-1.properties}; the number
 * grows with the rules.
 */
final class CheckPolicy {
  /** What a question may decide. */
  enum Effect {
    /** Its answer stands. */
    DECIDES,
    /** "Wrong" becomes "cannot be known". */
    QUESTIONS,
    /** It is not asked. */
    SILENT
  }

  private static final CheckPolicy OURS = new CheckPolicy("ours");
  private static final CheckPolicy FOREIGN = new CheckPolicy("foreign");

  private final Map<DocumentCode, Effect> effects = new EnumMap<>(DocumentCode.class);

  private CheckPolicy(String column) {
    Properties properties = new Properties();
    try (InputStream in = CheckPolicy.class.getResourceAsStream("document-policy-1.properties")) {
      if (in == null) {
        throw new IllegalStateException("document-policy-1.properties is missing from the module");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (DocumentCode code : DocumentCode.values()) {
      String key = column + "." + code.id();
      String effect = properties.getProperty(key);
      if (effect == null) {
        throw new IllegalStateException("the policy does not say " + key);
      }
      effects.put(code, Effect.valueOf(effect.trim().toUpperCase(Locale.ROOT)));
    }
  }

  /**
   * A document without any signing profile was signed elsewhere; one that cannot be read does not
   * become foreign by that.
   */
  static CheckPolicy forDocument(Reading<SigningProfile> profile) {
    return profile instanceof Reading.Missing<SigningProfile> ? FOREIGN : OURS;
  }

  Optional<CheckResult> apply(DocumentCode code, CheckResult result) {
    return switch (effects.getOrDefault(code, Effect.DECIDES)) {
      case DECIDES -> Optional.of(result);
      case SILENT -> Optional.empty();
      case QUESTIONS -> Optional.of(questioned(result));
    };
  }

  private static CheckResult questioned(CheckResult result) {
    return result.indication() == Indication.TOTAL_FAILED
        ? CheckResult.indeterminate(
            result.code(),
            result.subject(),
            result.reason().orElseThrow(),
            result.answer(),
            result.facts())
        : result;
  }
}
