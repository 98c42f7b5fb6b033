package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads findings as far as the current actor may see them, in the caller's transaction. */
@Component
final class FindingRows {

  private static final int FETCHED = 500;
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

  private static final String WHERE =
      """
      from finding f join employer_examination e on e.id = f.examination_id
      where e.as_of = :asOf and (:employer = '' or e.employer_code = :employer)
      """;
  private static final String NARROWED =
      " and (:rule = '' or f.rule = :rule) and (:severity = '' or f.severity = :severity) ";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  FindingRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A finding with whose it is.
   *
   * @param tenant the employer
   * @param employerName its registered name
   * @param worker whom it is about; empty when it is about the employer
   * @param finding what the rule says
   */
  record Kept(UUID tenant, String employerName, Optional<WorkerKey> worker, Finding finding) {}

  /** How many findings of a rule and severity there are. */
  record Count(String rule, Severity severity, long count) {}

  List<Kept> page(FindingFilter filter) {
    return select(filter, " limit :limit offset :offset")
        .param("limit", filter.size())
        .param("offset", (long) filter.page() * filter.size())
        .query((row, _) -> read(row))
        .list();
  }

  /** Hands over all of them, one after the other; their number costs no memory. */
  void each(FindingFilter filter, Consumer<Kept> consumer) {
    select(filter, "")
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) row -> consumer.accept(read(row)));
  }

  private StatementSpec select(FindingFilter filter, String end) {
    String sql =
        "select f.*, e.employer_code, e.employer_name, e.as_of "
            + WHERE
            + NARROWED
            + " order by "
            + filter.sort().columns()
            + end;
    return employerAndDay(jdbc.sql(sql), filter)
        .param("rule", filter.rule())
        .param("severity", filter.severity().map(Severity::name).orElse(""));
  }

  /** Counts of the employer and day, whatever rule and severity the filter names. */
  List<Count> counts(FindingFilter filter) {
    String sql = "select f.rule, f.severity, count(*) as n " + WHERE + " group by 1, 2";
    return employerAndDay(jdbc.sql(sql), filter)
        .query((row, _) ->
            new Count(
                row.getString("rule"),
                Severity.valueOf(row.getString("severity")),
                row.getLong("n")))
        .list();
  }

  private static StatementSpec employerAndDay(StatementSpec statement, FindingFilter filter) {
    return statement.param("asOf", filter.asOf()).param("employer", filter.employer());
  }

  private Kept read(ResultSet row) throws SQLException {
    byte @Nullable [] worker = row.getBytes("worker");
    Optional<WorkerKey> key = Optional.ofNullable(worker).map(WorkerKey::of);
    String employer = row.getString("employer_code");
    var finding =
        new Finding(
            row.getString("rule"),
            row.getInt("rule_version"),
            Severity.valueOf(row.getString("severity")),
            employer,
            key.map(WorkerKey::value).orElse(employer),
            row.getObject("as_of", LocalDate.class),
            Arrays.asList((String[]) row.getArray("articles").getArray()),
            row.getString("threshold"),
            json.readValue(row.getString("facts"), FACTS));
    return new Kept(
        row.getObject("tenant_id", UUID.class), row.getString("employer_name"), key, finding);
  }
}
