package cn.laborproof.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures the contrast of the colour pairs that carry text (WCAG 2.2, 1.4.3: 4.5 to 1). */
final class DesignTokensTest {
  private static final Pattern COLOUR =
      Pattern.compile("--([a-z0-9-]+):\\s*#([0-9a-f]{6})\\s*;", Pattern.CASE_INSENSITIVE);

  private final Map<String, Integer> colours = colours();

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "neutral-900, neutral-50",
    "neutral-600, neutral-50",
    "neutral-600, neutral-100",
    "neutral-700, white",
    "accent, white",
    "accent, accent-soft",
    "accent, neutral-50",
    "white, accent",
    "white, accent-strong",
    "red, red-soft",
    "red, white",
    "orange, orange-soft",
    "yellow, yellow-soft",
    "green, green-soft",
    "unknown, unknown-soft",
    "neutral-900, shade-1",
    "neutral-900, shade-2",
    "neutral-900, shade-3",
    "white, shade-4",
    "white, shade-5",
    "white, demo"
  })
  void text_can_be_read(String text, String background) {
    assertThat(contrast(colours.get(text), colours.get(background))).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void no_other_style_sheet_names_a_raw_colour() throws IOException {
    for (String sheet : new String[] {"base", "components", "console", "phone"}) {
      assertThat(read(sheet + ".css")).as(sheet).doesNotContainPattern("#[0-9a-fA-F]{3,6}\\s*;");
    }
  }

  private static double contrast(int first, int second) {
    double a = luminance(first);
    double b = luminance(second);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Integer> colours() {
    var found = new HashMap<String, Integer>();
    try {
      var matcher = COLOUR.matcher(read("tokens.css"));
      while (matcher.find()) {
        found.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  private static String read(String sheet) throws IOException {
    try (InputStream in =
        DesignTokensTest.class.getResourceAsStream("/META-INF/resources/ds/" + sheet)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
