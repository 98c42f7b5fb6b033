package cn.laborproof.signing.supervision.chain;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.scan.Indicator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finding on facts and the lines about its companies, as far as the current actor may see them.
 * Runs in the caller's transaction.
 */
@Component
final class ChainRows {

  /** A drawing of more companies is none; the list of facts has them all. */
  private static final int MOST_LINES = 200;

  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Indicator>> INDICATORS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ChainRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A finding with what it was drawn from.
   *
   * @param hub whose facts it stands on
   * @param chain companies in the order in which people pass
   */
  record Kept(
      UUID id,
      UUID hub,
      String region,
      String employerName,
      Finding finding,
      List<String> chain,
      List<Indicator> indicators,
      LocalDate firstSeen,
      Optional<LocalDate> closedOn) {}

  Optional<Kept> find(UUID id) {
    return jdbc.sql("select * from fact_finding where id = :id")
        .param("id", id)
        .query((row, _) -> kept(row))
        .optional();
  }

  private Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("employer_name"),
        new Finding(
            row.getString("rule"),
            row.getInt("rule_version"),
            Severity.valueOf(row.getString("severity")),
            row.getString("employer"),
            row.getString("subject"),
            row.getObject("last_seen", LocalDate.class),
            Arrays.asList((String[]) row.getArray("articles").getArray()),
            row.getString("threshold"),
            json.readValue(row.getString("facts"), FACTS)),
        Arrays.asList((String[]) row.getArray("chain").getArray()),
        json.readValue(row.getString("indicators"), INDICATORS),
        row.getObject("first_seen", LocalDate.class),
        Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
  }

  /** A line that counts, with where it stands. */
  record Line(FactKind kind, UUID batch, long line, List<String> cells) {

    /** Empty where nothing was given, also where the column came to the kind later. */
    String cell(String column) {
      int place = kind.place(column);
      return place < cells.size() ? cells.get(place) : "";
    }

    String source() {
      return "facts/" + batch + ":" + line;
    }
  }

  /** Lines of a kind in one hub that name one of these companies. */
  List<Line> lines(UUID hub, FactKind kind, Collection<String> companies) {
    return jdbc.sql(
            """
            select batch_id, line, cells from fact_row
            where tenant_id = :hub and kind = :kind and replaced_by is null and not withdrawn
              and (owner = any(:companies) or other = any(:companies))
            order by batch_id, line limit :most
            """)
        .param("hub", hub)
        .param("kind", kind.code())
        .param("companies", companies.toArray(String[]::new))
        .param("most", MOST_LINES)
        .query((row, _) ->
            new Line(
                kind,
                row.getObject("batch_id", UUID.class),
                row.getLong("line"),
                Arrays.asList((String[]) row.getArray("cells").getArray())))
        .list();
  }
}
