package cn.laborproof.authorities.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded}, as in queries and in the bodies of plain forms.
 */
public final class FormText {
  private FormText() {}

  /**
   * The fields by name; of a name that comes twice the first counts.
   *
   * @throws Refusal 400 when an escape is broken
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException broken) {
      throw new Refusal(400, "malformed", "The form fields are not properly escaped.");
    }
    return fields;
  }

  private static String decode(String escaped) {
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }
}
