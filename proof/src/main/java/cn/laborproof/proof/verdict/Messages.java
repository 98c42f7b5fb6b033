package cn.laborproof.proof.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences by key and language, read once from {@code
 * META-INF/laborproof/messages/AREA_LANG.properties}, where the area is the key's part before its
 * first dot. Modules add areas by adding files. Thread-safe.
 */
public final class Messages {
  private static final String FOLDER = "/META-INF/laborproof/messages/";
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z0-9]+)}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));
  private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

  private final Language language;

  private Messages(Language language) {
    this.language = language;
  }

  /** The texts of one language. */
  public static Messages in(Language language) {
    return new Messages(language);
  }

  /** The question a check asks. */
  public String question(CheckCode code) {
    return text(code.id() + ".question", Map.of());
  }

  /** What a check found, as a sentence. */
  public String answer(CheckResult result) {
    return text(result.code().id() + "." + result.answer(), result.facts());
  }

  /** A sentence of the summary. */
  public String sentence(Sentence sentence) {
    return text(sentence.key(), sentence.facts());
  }

  /** Name of an outcome. */
  public String indication(Indication indication) {
    return text("verdict.indication." + indication.name(), Map.of());
  }

  /** What a reason means. */
  public String reason(SubIndication reason) {
    return text("verdict.reason." + reason.name(), Map.of());
  }

  /** What a scope means. */
  public String scope(Scope scope) {
    return text("verdict.scope." + scope.name(), Map.of());
  }

  /** What happened at a stated time. */
  public String timeOf(StatedTime time) {
    return text("verdict.time." + time.what(), Map.of());
  }

  /**
   * The text of a key with its places filled. A place without a fact stays visible as {@code
   * {name}}.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  public String text(String key, Map<String, String> facts) {
    String pattern = area(key.substring(0, key.indexOf('.'))).getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no " + language.tag() + " text for " + key);
    }
    return PLACE
        .matcher(pattern)
        .replaceAll(place ->
            Matcher.quoteReplacement(shown(facts.getOrDefault(place.group(1), place.group()))));
  }

  /** Facts hold times in UTC; people in China read and quote them in the one zone of its law. */
  private String shown(String fact) {
    if (!TIME.matcher(fact).matches()) {
      return fact;
    }
    try {
      return text("verdict.clock", Map.of("local", LOCAL.format(Instant.parse(fact))));
    } catch (DateTimeException e) {
      // Such as 2026-02-30, quoted from what was examined.
      return fact;
    }
  }

  /** All keys of an area, for the tests that compare languages and codes. */
  public Set<String> keys(String area) {
    return new TreeSet<>(area(area).stringPropertyNames());
  }

  private Properties area(String area) {
    return FILES.computeIfAbsent(area + "_" + language.tag(), Messages::load);
  }

  private static Properties load(String name) {
    String resource = FOLDER + name + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no message file " + resource);
      }
      Reader utf8 = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(utf8);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
