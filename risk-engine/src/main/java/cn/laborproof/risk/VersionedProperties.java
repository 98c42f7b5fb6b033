package cn.laborproof.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the books of this engine are written: {@code NAME.vN.KEY=value}, UTF-8, beside the class that
 * reads them.
 */
public final class VersionedProperties {

  private VersionedProperties() {}

  /**
   * A file shipped beside a class.
   *
   * @throws IllegalStateException if it is not there
   */
  public static Properties shipped(Class<?> reader, String file) {
    try (InputStream in = reader.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + file);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The values of each name and version, as {@code NAME.vN}, by key.
   *
   * @param ofBook names that say something of the whole book
   * @param form of the others, for people: {@code RULE.vN.KEY}
   * @throws IllegalArgumentException on a name of another form
   */
  public static TreeMap<String, Map<String, String>> grouped(
      Properties properties, Set<String> ofBook, String form) {
    TreeMap<String, Map<String, String>> grouped = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (ofBook.contains(name)) {
        continue;
      }
      String[] parts = name.split("\\.", 3);
      if (parts.length != 3 || !parts[1].matches("v[1-9][0-9]*")) {
        throw new IllegalArgumentException("key: " + name + " (expected: " + form + ")");
      }
      grouped
          .computeIfAbsent(parts[0] + "." + parts[1], _ -> new TreeMap<>())
          .put(parts[2], properties.getProperty(name).strip());
    }
    return grouped;
  }
}
