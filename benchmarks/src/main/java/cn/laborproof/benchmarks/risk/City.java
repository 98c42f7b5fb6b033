package cn.laborproof.benchmarks.risk;

import cn.laborproof.risk.columnar.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * The facts of a city, made by the database itself and written as columnar files, a quarter of a
 * million employments at a time: whatever the size, the same memory. The same seed gives the same
 * facts; {@code city.sql} says what they are.
 */
final class City {

  /**
   * The day the questions are asked for; the monthly facts are those of the twelve months before.
   */
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 30);

  /** Employments of a district: a hundred employers, closed in itself. */
  static final int DISTRICT = 10_000;

  /**
   * Pairs of person and company in a district, with those received from others, and the companies.
   */
  static final int PAIRS = DISTRICT + 100 + 250 + 60;

  private static final int DISTRICTS_AT_ONCE = 25;

  private City() {}

  /**
   * @param employments a multiple of {@link #DISTRICT}
   * @param folder an existing, empty folder
   */
  static void write(long employments, long seed, Path folder) throws IOException, SQLException {
    write(0, employments / DISTRICT, seed, folder);
  }

  /** Some districts of a city; their number and not their company decides what they hold. */
  static void write(long from, long districts, long seed, Path folder)
      throws IOException, SQLException {
    String[] statements = script().split(";\n");
    Properties settings = new Properties();
    settings.setProperty("memory_limit", "1200MB");
    settings.setProperty("threads", "2");
    settings.setProperty("temp_directory", folder.resolve(".spill").toString());
    try (Connection database = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        var statement = database.createStatement()) {
      for (long first = from; first < districts; first += DISTRICTS_AT_ONCE) {
        long end = Math.min(districts, first + DISTRICTS_AT_ONCE);
        for (String sql : statements) {
          if (!sql.isBlank()) {
            statement.execute(
                sql.replace("{seed}", Long.toString(seed))
                    .replace("{first}", Long.toString(first))
                    .replace("{end}", Long.toString(end))
                    .replace("{pairs}", Long.toString(first * PAIRS))
                    .replace(
                        "{format}", "(" + Layout.format(seed + "-" + from + "-" + districts) + ")")
                    .replace("{as_of}", "DATE '" + AS_OF + "'")
                    .replace("{part}", Long.toString(first / DISTRICTS_AT_ONCE))
                    .replace("{folder}", folder.toAbsolutePath().toString().replace("'", "''")));
          }
        }
      }
    }
    Files.deleteIfExists(folder.resolve(".spill"));
  }

  private static String script() throws IOException {
    try (InputStream in = City.class.getResourceAsStream("city.sql")) {
      if (in == null) {
        throw new IOException("missing resource: city.sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
