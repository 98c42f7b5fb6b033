package cn.laborproof.signing.supervision.journey;

import cn.laborproof.risk.signing.FaceReference;
import cn.laborproof.risk.signing.ReadingTime;
import cn.laborproof.risk.signing.SigningJourney;
import cn.laborproof.signing.signing.FaceReferences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Traces in PostgreSQL, as the platform's own office. Runs in the caller's transaction. */
@Component
final class JourneyRows {

  private final JdbcClient jdbc;
  private final FaceReferences faces;
  private final Clock clock;

  JourneyRows(JdbcClient jdbc, FaceReferences faces, Clock clock) {
    this.jdbc = jdbc;
    this.faces = faces;
    this.clock = clock;
  }

  /**
   * An employer.
   *
   * @param confirmed whether an office has confirmed that it holds its code
   */
  record Employer(UUID tenant, String code, String name, String region, boolean confirmed) {}

  Optional<Employer> find(UUID tenant) {
    return jdbc.sql("select * from code_confirmation where tenant_id = :tenant")
        .param("tenant", tenant)
        .query((row, _) -> employer(row))
        .optional();
  }

  /** How many employers with a confirmed code and traces there are. */
  long employers() {
    return jdbc.sql(
            """
            select count(*) from code_confirmation k
            where k.state = 'confirmed' and exists (select 1 from signing_trace t where t.tenant_id = k.tenant_id)
            """)
        .query(Long.class)
        .single();
  }

  /** The next of them after a code; the empty text begins. */
  List<Employer> employersAfter(String last, int most) {
    return jdbc.sql(
            """
            select k.* from code_confirmation k
            where k.state = 'confirmed' and k.credit_code collate "C" > :last
              and exists (select 1 from signing_trace t where t.tenant_id = k.tenant_id)
            order by k.credit_code collate "C" limit :most
            """)
        .param("last", last)
        .param("most", most)
        .query((row, _) -> employer(row))
        .list();
  }

  List<SigningJourney> of(UUID tenant) {
    return jdbc.sql(
            """
            select t.*, f.renewal, f.wrapped_key, f.sealed
            from signing_trace t left join signing_face f on f.contract_id = t.contract_id and f.expires_at > :now
            where t.tenant_id = :tenant order by t.signed_at
            """)
        .param("tenant", tenant)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .list();
  }

  /** Takes one employer's judgements in turn, until the transaction ends. */
  void queueUp(UUID tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('journeys/' || :tenant, 0))")
        .param("tenant", tenant.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  /** Forgets every face: they are no longer compared. */
  void endFaces(UUID tenant) {
    jdbc.sql("delete from signing_face where tenant_id = :tenant").param("tenant", tenant).update();
  }

  boolean keepsFaces(UUID tenant) {
    return jdbc.sql("select exists (select 1 from signing_face where tenant_id = :tenant)")
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  /** Forgets what has been kept long enough. */
  int endExpired(UUID tenant, Instant now) {
    jdbc.sql("delete from signing_face where tenant_id = :tenant and expires_at <= :now")
        .param("tenant", tenant)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql("delete from signing_trace where tenant_id = :tenant and expires_at <= :now")
        .param("tenant", tenant)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Employer employer(ResultSet row) throws SQLException {
    return new Employer(
        row.getObject("tenant_id", UUID.class),
        row.getString("credit_code"),
        row.getString("name"),
        row.getString("region"),
        row.getString("state").equals("confirmed"));
  }

  private SigningJourney read(ResultSet row) throws SQLException {
    Optional<Instant> shown = time(row, "shown_at");
    Optional<Instant> readUp = time(row, "read_at");
    int characters = row.getInt("characters");
    return new SigningJourney(
        "contract/" + row.getString("contract_id"),
        row.getString("reference"),
        HexFormat.of().formatHex(row.getBytes("worker")),
        time(row, "signed_at").orElseThrow(),
        mark(row, "device"),
        mark(row, "address"),
        mark(row, "mobile"),
        mark(row, "strokes"),
        shown.flatMap(from ->
            readUp
                .filter(to -> !to.isBefore(from))
                .map(to -> new ReadingTime(characters, Duration.between(from, to)))),
        face(row));
  }

  private Optional<FaceReference> face(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return sealed == null
        ? Optional.empty()
        : Optional.of(
            new FaceReference(
                row.getInt("renewal"),
                faces.open(
                    row.getObject("contract_id", UUID.class),
                    row.getBytes("wrapped_key"),
                    sealed)));
  }

  private static Optional<String> mark(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(HexFormat.of()::formatHex);
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
