package cn.laborproof.benchmarks.risk;

import cn.laborproof.risk.columnar.PairSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** How many facts a city has: lines, each counted once although two companies share some. */
final class CityFacts {

  private CityFacts() {}

  static long count(Path city) throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.list(city)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f ->
              f.endsWith(".parquet") && !f.startsWith("pairs") && !f.startsWith(PairSums.TABLE))
          .forEach(f -> kinds.add(f.substring(0, f.indexOf('-'))));
    }
    long facts = 0;
    try (Connection database = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        var statement = database.createStatement()) {
      for (String kind : kinds) {
        boolean twice = List.of("dispatch", "services", "service_workers").contains(kind);
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM read_parquet('%s/%s-*.parquet')%s"
                    .formatted(city.toAbsolutePath(), kind, twice ? " WHERE role_no = 0" : ""))) {
          row.next();
          facts += row.getLong(1);
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return facts;
  }
}
