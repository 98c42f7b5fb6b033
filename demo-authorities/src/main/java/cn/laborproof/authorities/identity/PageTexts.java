package cn.laborproof.authorities.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's template, its style sheet and the texts of one language. */
record PageTexts(Properties texts) {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([A-Za-z.]+)}}");

  static PageTexts load(String language) throws IOException {
    Properties texts = new Properties();
    try (var reader =
        new InputStreamReader(
            open("register-" + language + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return new PageTexts(texts);
  }

  static String resource(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(PageTexts.class.getResourceAsStream(name), name);
  }

  /** The text under a key, escaped for HTML. */
  String html(String key) {
    return escape(Objects.requireNonNull(texts.getProperty(key), key));
  }

  /**
   * The template with each slot filled by what {@code parts} makes of its name; what is filled in
   * is not filled again.
   */
  String fill(String template, Function<String, String> parts) {
    return SLOT.matcher(template)
        .replaceAll(slot -> Matcher.quoteReplacement(parts.apply(slot.group(1))));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
