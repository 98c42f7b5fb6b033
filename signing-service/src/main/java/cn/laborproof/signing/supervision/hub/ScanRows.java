package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import cn.laborproof.signing.supervision.hub.NightScan.Counts;
import cn.laborproof.signing.supervision.hub.NightScan.Note;
import cn.laborproof.signing.supervision.hub.NightScan.SnapshotFile;
import cn.laborproof.signing.supervision.hub.NightScan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Full scans in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class ScanRows {

  private static final TypeReference<List<SnapshotFile>> FILES = new TypeReference<>() {};
  private static final int CHUNK = 500;
  private static final String NOTE =
      """
      insert into night_scan_note (scan_id, position, tenant_id, about, employer, rule, subject, about_person, parts)
      values (?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonMapper json;

  ScanRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /** Waits until nobody else begins or asks for a scan of this hub. */
  void queueUp(UUID office) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('night-scan/' || :office, 0))")
        .param("office", office.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  /** The division of a hub; empty where nothing was ever delivered. */
  Optional<String> region(UUID office) {
    return jdbc.sql("select region from fact_office where tenant_id = :office")
        .param("office", office)
        .query(String.class)
        .optional();
  }

  /** The one that waits or runs, with the task that does it. */
  record UnderWay(NightScan scan, String instance) {}

  Optional<UnderWay> underWay(UUID office) {
    return jdbc.sql(
            "select * from night_scan where tenant_id = :office and state in ('waiting', 'running')")
        .param("office", office)
        .query((row, _) -> new UnderWay(read(row), row.getString("instance")))
        .optional();
  }

  /**
   * @param askedBy null for the nightly one
   */
  void insert(NightScan scan, String instance, Optional<UUID> askedBy) {
    jdbc.sql(
            """
            insert into night_scan (id, tenant_id, region, instance, attempt, state, day, asked_by, asker, asked_at, began_at)
            values (:id, :office, :region, :instance, :attempt, :state, :day, :by, :asker, :at, :began)
            """)
        .param("id", scan.id())
        .param("office", scan.office())
        .param("region", scan.region())
        .param("instance", instance)
        .param("attempt", scan.attempt())
        .param("state", scan.state().code())
        .param("day", scan.day())
        .param("by", askedBy.orElse(null))
        .param("asker", scan.asker().orElse(null))
        .param("at", at(scan.askedAt()))
        .param("began", scan.beganAt().map(ScanRows::at).orElse(null))
        .update();
  }

  /** Begins it, or once more after a process died: what that one noted is forgotten. */
  void begin(UUID id, UUID attempt, LocalDate day, Instant now) {
    jdbc.sql("delete from night_scan_note where scan_id = :id").param("id", id).update();
    jdbc.sql(
            """
            update night_scan set state = 'running', attempt = :attempt, day = :day, began_at = :now, sealed_key = null where id = :id
            """)
        .param("id", id)
        .param("attempt", attempt)
        .param("day", day)
        .param("now", at(now))
        .update();
  }

  /** Whether this attempt is the one that goes on; locked until the transaction ends. */
  boolean isOurs(NightScan scan) {
    return jdbc.sql(
            "select 1 from night_scan where id = :id and attempt = :attempt and state = 'running' for no key update")
        .param("id", scan.id())
        .param("attempt", scan.attempt())
        .query((row, _) -> row.getInt(1))
        .optional()
        .isPresent();
  }

  /** The key is there before the first file: what a process that died sent can be told apart. */
  void keep(UUID id, byte[] key) {
    jdbc.sql("update night_scan set sealed_key = :key where id = :id")
        .param("key", key)
        .param("id", id)
        .update();
  }

  void note(NightScan scan, int first, List<Note> notes) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      places.add(i);
    }
    batches.batchUpdate(
        NOTE,
        places,
        CHUNK,
        (statement, place) -> {
          Note note = notes.get(place);
          statement.setObject(1, scan.id());
          statement.setInt(2, first + place);
          statement.setObject(3, scan.office());
          statement.setString(4, note.about().code());
          statement.setString(5, note.employer());
          statement.setString(6, note.rule());
          statement.setString(7, note.subject());
          statement.setBoolean(8, note.aboutPerson());
          statement.setArray(
              9, statement.getConnection().createArrayOf("text", note.parts().toArray()));
        });
  }

  void done(
      NightScan scan,
      Instant now,
      String book,
      Counts counts,
      List<SnapshotFile> files,
      byte[] manifest) {
    jdbc.sql(
            """
            update night_scan set state = 'done', ended_at = :now, book = :book, facts = :facts, rejected = :rejected,
              employers = :employers, compared = :compared, left_out = :left, findings = :findings, differences = :differences,
              files = :files::jsonb, manifest = :manifest
            where id = :id
            """)
        .param("now", at(now))
        .param("book", book)
        .param("facts", counts.facts())
        .param("rejected", counts.rejected())
        .param("employers", counts.employers())
        .param("compared", counts.compared())
        .param("left", counts.leftOut())
        .param("findings", counts.findings())
        .param("differences", counts.differences())
        .param("files", json.writeValueAsString(files))
        .param("manifest", manifest)
        .param("id", scan.id())
        .update();
  }

  void failed(NightScan scan, Instant now, String error) {
    jdbc.sql("delete from night_scan_note where scan_id = :id").param("id", scan.id()).update();
    jdbc.sql(
            "update night_scan set state = 'failed', ended_at = :now, error = :error, sealed_key = null where id = :id")
        .param("now", at(now))
        .param("error", error)
        .param("id", scan.id())
        .update();
  }

  /** Snapshots beyond the newest so many that were made. */
  List<UUID> beyond(UUID office, int keep) {
    return jdbc.sql(
            """
            select id from night_scan where tenant_id = :office and state = 'done' and sealed_key is not null
            order by began_at desc, id desc offset :keep
            """)
        .param("office", office)
        .param("keep", keep)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Those whose files are to stay. */
  List<UUID> kept(UUID office) {
    return jdbc.sql(
            "select id from night_scan where tenant_id = :office and sealed_key is not null")
        .param("office", office)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  void forget(List<UUID> scans) {
    jdbc.sql("update night_scan set sealed_key = null where id = any(:scans)")
        .param("scans", scans.toArray(UUID[]::new))
        .update();
  }

  Optional<NightScan> find(UUID id) {
    return jdbc.sql("select * from night_scan where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Newest first. */
  MatchingRows<NightScan> newest(UUID office) {
    return new MatchingRows<>(
        jdbc,
        "from night_scan where tenant_id = :office",
        "asked_at desc, id",
        Map.of("office", office),
        (row, _) -> read(row));
  }

  /** Notes about these matters, in their order. */
  MatchingRows<Note> notes(UUID scan, List<About> about) {
    return new MatchingRows<>(
        jdbc,
        "from night_scan_note where scan_id = :scan and about = any(:about)",
        "position",
        Map.of("scan", scan, "about", about.stream().map(About::code).toArray(String[]::new)),
        (row, _) -> note(row));
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        About.valueOf(row.getString("about").toUpperCase(Locale.ROOT)),
        row.getString("employer"),
        text(row, "rule"),
        text(row, "subject"),
        row.getBoolean("about_person"),
        Arrays.asList((String[]) row.getArray("parts").getArray()));
  }

  private NightScan read(ResultSet row) throws SQLException {
    String files = row.getString("files");
    return new NightScan(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getObject("attempt", UUID.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("day", LocalDate.class),
        Optional.ofNullable(row.getString("asker")),
        instant(row, "asked_at").orElseThrow(),
        instant(row, "began_at"),
        instant(row, "ended_at"),
        Optional.ofNullable(row.getString("book")),
        new Counts(
            row.getLong("facts"),
            row.getLong("rejected"),
            row.getLong("employers"),
            row.getLong("compared"),
            row.getLong("left_out"),
            row.getLong("findings"),
            row.getLong("differences")),
        Optional.ofNullable(row.getString("error")),
        files == null ? List.of() : json.readValue(files, FILES),
        Optional.ofNullable(row.getBytes("sealed_key")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
