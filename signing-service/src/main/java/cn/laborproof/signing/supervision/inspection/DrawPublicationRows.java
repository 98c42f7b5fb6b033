package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws as they were made public. Runs in the caller's transaction. */
@Component
final class DrawPublicationRows {
  private static final String SEEN =
      """
      select draw_id, tenant_id, region, year, number, state, take, employers, committed_at, decided_at, digest, length(package) as size, published_at
      from inspection_draw_publication
      """;

  private final JdbcClient jdbc;

  DrawPublicationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A draw as everybody sees it.
   *
   * @param office that drew; two of them may look after one region
   * @param number of the office's draws of the year
   * @param digest SHA-256 of the file
   * @param size of the file in bytes
   */
  record Published(
      UUID draw,
      UUID office,
      String region,
      int year,
      int number,
      String state,
      int take,
      int employers,
      Instant committedAt,
      Instant decidedAt,
      String digest,
      long size,
      Instant publishedAt) {}

  /**
   * Keeps one.
   *
   * @param id of its stream
   */
  void insert(
      UUID id, StoredDraw draw, int year, int number, byte[] file, Instant decidedAt, Instant now) {
    jdbc.sql(
            """
            insert into inspection_draw_publication (draw_id, id, tenant_id, region, year, number, state, take, employers, committed_at,
                                                     decided_at, package, digest, published_at)
            values (:draw, :id, :office, :region, :year, :number, :state, :take, :employers, :committed, :decided, :package, :digest, :now)
            """)
        .param("draw", draw.id())
        .param("id", id)
        .param("office", draw.office())
        .param("region", draw.region())
        .param("year", year)
        .param("number", number)
        .param("state", draw.state().code())
        .param("take", draw.terms().take())
        .param("employers", draw.terms().employers().count())
        .param("committed", utc(draw.committed().at()))
        .param("decided", utc(decidedAt))
        .param("package", file)
        .param("digest", Digest.sha256(file).hex())
        .param("now", utc(now))
        .update();
  }

  /** Which of the office's draws between two instants this one is, from 1. */
  int number(StoredDraw draw, Instant from, Instant end) {
    return jdbc.sql(
            """
            select count(*) from inspection_draw where tenant_id = :office and committed_at >= :from and committed_at < :end
              and (committed_at, id) <= (:at, :id)
            """)
        .param("office", draw.office())
        .param("from", utc(from))
        .param("end", utc(end))
        .param("at", utc(draw.committed().at()))
        .param("id", draw.id())
        .query(Integer.class)
        .single();
  }

  /**
   * How many draws an office committed to in a year, and how many of them are public.
   *
   * @param committed to, public or not
   * @param open those that are public
   */
  record YearCount(int year, int committed, int open) {}

  /** Every year of an office, the newest first; read as the office. */
  List<YearCount> years(UUID office) {
    return jdbc.sql(
            """
            select extract(year from d.committed_at at time zone :zone)::int as year, count(*) as committed, count(p.draw_id) as open
            from inspection_draw d left join inspection_draw_publication p on p.draw_id = d.id
            where d.tenant_id = :office group by 1 order by 1 desc
            """)
        .param("zone", Rosters.ZONE.getId())
        .param("office", office)
        .query((row, _) ->
            new YearCount(row.getInt("year"), row.getInt("committed"), row.getInt("open")))
        .list();
  }

  /** How many of those drawn have no result yet. */
  long uninspected(UUID draw) {
    return jdbc.sql(
            "select count(*) from inspection_task where draw_id = :draw and recorded_at is null")
        .param("draw", draw)
        .query(Long.class)
        .single();
  }

  Optional<Published> find(UUID draw) {
    return jdbc.sql(SEEN + " where draw_id = :draw")
        .param("draw", draw)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<byte[]> file(UUID draw) {
    return jdbc.sql("select package from inspection_draw_publication where draw_id = :draw")
        .param("draw", draw)
        .query(byte[].class)
        .optional();
  }

  /** Those of a region: an office after the other, the newest of each first. */
  List<Published> ofRegion(String region, int page, int size, int more) {
    return jdbc.sql(
            SEEN
                + " where starts_with(region, :region) order by tenant_id, year desc, number desc limit :size offset :from")
        .param("region", region)
        .param("size", size + more)
        .param("from", (long) page * size)
        .query((row, _) -> read(row))
        .list();
  }

  private static Published read(ResultSet row) throws SQLException {
    return new Published(
        row.getObject("draw_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getInt("year"),
        row.getInt("number"),
        row.getString("state"),
        row.getInt("take"),
        row.getInt("employers"),
        row.getObject("committed_at", OffsetDateTime.class).toInstant(),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getString("digest"),
        row.getLong("size"),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
