package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.Reason;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries in PostgreSQL, and their lines. Every call runs in the caller's transaction. */
@Component
final class FactBatches {

  private static final int CHUNK = 500;
  private static final TypeReference<Map<Reason, Long>> REASONS = new TypeReference<>() {};
  private static final TypeReference<List<QualityMarks.Mark>> MARKS = new TypeReference<>() {};
  private static final String REJECTED =
      "insert into fact_rejected (batch_id, position, tenant_id, region, line, field, reason, first_line, cells) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  FactBatches(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** Opens the office's hub, once. */
  void open(UUID office, String region) {
    jdbc.sql(
            "insert into fact_office (tenant_id, region) values (:office, :region) on conflict do nothing")
        .param("office", office)
        .param("region", region)
        .update();
  }

  /** Deliveries to one office queue up until the transaction ends. */
  void queueUp(UUID office) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('facts/' || :office, 0))")
        .param("office", office.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  /**
   * The same bytes as a delivery of before, issued at the same time if the sender says when. One
   * that had lines of the future is another delivery on another day: for some of them it has come.
   */
  Optional<FactBatch> same(UUID office, Delivery delivery, LocalDate today) {
    return jdbc.sql(
            """
            select * from fact_batch where tenant_id = :office and kind = :kind and withdraws = :withdraws and sha256 = :sha256
              and (issued_at = :issued or cast(:issued as timestamptz) is null and (received_at >= :today or (reasons -> :future) is null))
            order by received_at limit 1
            """)
        .param("office", office)
        .param("kind", delivery.kind().code())
        .param("withdraws", delivery.withdraws())
        .param("sha256", delivery.sha256().bytes())
        .param(
            "issued",
            delivery
                .issuedAt()
                .map(at -> at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .orElse(null),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .param("today", today.atStartOfDay(Rosters.ZONE).toOffsetDateTime())
        .param("future", Reason.IN_THE_FUTURE.name())
        .query((row, _) -> batch(row))
        .optional();
  }

  void keep(FactBatch batch, List<FactIntake.Rejected> rejected) {
    FactBatch.Counts counts = batch.counts();
    jdbc.sql(
            """
            insert into fact_batch (id, tenant_id, region, kind, withdraws, sha256, file_name, channel, issued_at, received_at,
                                    added, corrected, confirmed, late, rejected, employers, reasons, ignored, marks)
            values (:id, :office, :region, :kind, :withdraws, :sha256, :name, :channel, :issued, :received,
                    :added, :corrected, :confirmed, :late, :rejected, :employers, :reasons::jsonb, :ignored, :marks::jsonb)
            """)
        .param("id", batch.id())
        .param("office", batch.office())
        .param("region", batch.region())
        .param("kind", batch.kind().code())
        .param("withdraws", batch.withdraws())
        .param("sha256", batch.sha256().bytes())
        .param("name", batch.fileName())
        .param("channel", batch.channel().name().toLowerCase(Locale.ROOT))
        .param("issued", batch.issuedAt().atOffset(ZoneOffset.UTC))
        .param("received", batch.receivedAt().atOffset(ZoneOffset.UTC))
        .param("added", counts.added())
        .param("corrected", counts.corrected())
        .param("confirmed", counts.confirmed())
        .param("late", counts.late())
        .param("rejected", counts.rejected())
        .param("employers", counts.employers())
        .param("reasons", json.writeValueAsString(batch.reasons()))
        .param("marks", json.writeValueAsString(batch.marks()))
        .param("ignored", batch.ignored().toArray(String[]::new))
        .update();
    batches.batchUpdate(
        REJECTED,
        IntStream.range(0, rejected.size()).boxed().toList(),
        CHUNK,
        (statement, position) -> {
          FactIntake.Rejected line = rejected.get(position);
          Array cells = statement.getConnection().createArrayOf("text", line.cells().toArray());
          statement.setObject(1, batch.id());
          statement.setInt(2, position);
          statement.setObject(3, batch.office());
          statement.setString(4, batch.region());
          statement.setLong(5, line.line());
          statement.setString(6, line.column());
          statement.setString(7, line.reason().name());
          statement.setObject(8, line.first() == 0 ? null : line.first(), Types.BIGINT);
          statement.setArray(9, cells);
        });
  }

  Optional<FactBatch> find(UUID batch) {
    return jdbc.sql("select * from fact_batch where id = :id")
        .param("id", batch)
        .query((row, _) -> batch(row))
        .optional();
  }

  /** Newest first. */
  List<FactBatch> page(String kind, int page, int size) {
    return jdbc.sql(
            """
            select * from fact_batch where (:kind = '' or kind = :kind)
            order by received_at desc, id desc limit :size offset :offset
            """)
        .param("kind", kind)
        .param("size", size)
        .param("offset", (long) page * size)
        .query((row, _) -> batch(row))
        .list();
  }

  long total(String kind) {
    return jdbc.sql("select count(*) from fact_batch where (:kind = '' or kind = :kind)")
        .param("kind", kind)
        .query(Long.class)
        .single();
  }

  /** Whether an office has delivered anything of a kind itself. */
  boolean holds(UUID office, String kind) {
    return jdbc.sql(
            "select exists (select 1 from fact_batch where tenant_id = :office and kind = :kind)")
        .param("office", office)
        .param("kind", kind)
        .query(Boolean.class)
        .single();
  }

  /** When the first delivery of an office under this name was issued. */
  Optional<Instant> issued(UUID office, String kind, String fileName) {
    return jdbc.sql(
            """
            select issued_at from fact_batch where tenant_id = :office and kind = :kind and file_name = :name
            order by received_at limit 1
            """)
        .param("office", office)
        .param("kind", kind)
        .param("name", fileName)
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /** Lines that were not used, in the order in which they were found. */
  List<FactIntake.Rejected> rejected(UUID batch, int most) {
    return rejectedOf(batch).param("most", most).query((row, _) -> rejected(row)).list();
  }

  void eachRejected(UUID batch, Consumer<FactIntake.Rejected> consumer) {
    rejectedOf(batch)
        .param("most", Integer.MAX_VALUE)
        .withFetchSize(CHUNK)
        .query((RowCallbackHandler) row -> consumer.accept(rejected(row)));
  }

  private JdbcClient.StatementSpec rejectedOf(UUID batch) {
    return jdbc.sql(
            "select * from fact_rejected where batch_id = :batch order by line, position limit :most")
        .param("batch", batch);
  }

  /**
   * One version of a fact.
   *
   * @param id its number among all versions
   * @param counts whether it is the one that counts and was not withdrawn
   */
  record Version(
      long id,
      UUID batch,
      long line,
      FactKind kind,
      List<String> cells,
      boolean withdrawn,
      Instant issuedAt,
      boolean counts) {}

  /** Every version of the fact that stands on a line of a delivery, the one issued last first. */
  List<Version> versions(UUID batch, long line) {
    return jdbc.sql(
            """
            select v.* from fact_row f join fact_row v on v.tenant_id = f.tenant_id and v.kind = f.kind and v.fact_key = f.fact_key
            where f.batch_id = :batch and f.line = :line
            order by (v.replaced_by is null) desc, v.issued_at desc, v.id desc limit 100
            """)
        .param("batch", batch)
        .param("line", line)
        .query((row, _) ->
            new Version(
                row.getLong("id"),
                row.getObject("batch_id", UUID.class),
                row.getLong("line"),
                FactKind.ofCode(row.getString("kind")).orElseThrow(),
                Arrays.asList((String[]) row.getArray("cells").getArray()),
                row.getBoolean("withdrawn"),
                instant(row, "issued_at"),
                row.getObject("replaced_by") == null && !row.getBoolean("withdrawn")))
        .list();
  }

  private static FactIntake.Rejected rejected(ResultSet row) throws SQLException {
    return new FactIntake.Rejected(
        row.getLong("line"),
        row.getString("field"),
        Reason.valueOf(row.getString("reason")),
        row.getLong("first_line"),
        Arrays.asList((String[]) row.getArray("cells").getArray()));
  }

  private FactBatch batch(ResultSet row) throws SQLException {
    return new FactBatch(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        FactKind.ofCode(row.getString("kind")).orElseThrow(),
        row.getBoolean("withdraws"),
        Digest.of(row.getBytes("sha256")),
        row.getString("file_name"),
        FactBatch.Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
        instant(row, "issued_at"),
        instant(row, "received_at"),
        new FactBatch.Counts(
            row.getLong("added"),
            row.getLong("corrected"),
            row.getLong("confirmed"),
            row.getLong("late"),
            row.getLong("rejected"),
            row.getLong("employers")),
        json.readValue(row.getString("reasons"), REASONS),
        Arrays.asList((String[]) row.getArray("ignored").getArray()),
        json.readValue(row.getString("marks"), MARKS));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
