package cn.laborproof.signing.supervision.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Bounds of size classes and of the smallest group: {@code supervision/sample.properties}, all of
 * them ours.
 *
 * @param small workers from which an employer is small, below is micro
 * @param medium likewise
 * @param large likewise
 * @param group answers of workers below which nothing is shown of them
 */
public record SampleBounds(int small, int medium, int large, int group) {
  /** What a stratum may ask for; blank is any size, also where it is not known. */
  static final List<String> SIZES = List.of("", "micro", "small", "medium", "large");

  private static final String FILE = "/supervision/sample.properties";

  /** Those of this version. */
  public static SampleBounds shipped() {
    try (InputStream in =
        Objects.requireNonNull(SampleBounds.class.getResourceAsStream(FILE), FILE)) {
      var listed = new Properties();
      listed.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new SampleBounds(
          number(listed, "size.small"),
          number(listed, "size.medium"),
          number(listed, "size.large"),
          number(listed, "group.smallest"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Properties listed, String key) {
    return Integer.parseInt(Objects.requireNonNull(listed.getProperty(key), key).strip());
  }

  /** The size class of so many workers. */
  String size(int workers) {
    if (workers >= large) {
      return "large";
    }
    if (workers >= medium) {
      return "medium";
    }
    return workers >= small ? "small" : "micro";
  }
}
