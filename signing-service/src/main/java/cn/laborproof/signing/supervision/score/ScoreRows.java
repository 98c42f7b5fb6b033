package cn.laborproof.signing.supervision.score;

import cn.laborproof.risk.score.Score;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores in PostgreSQL, as far as the current actor may see them. Every call runs in the caller's
 * transaction.
 */
@Component
final class ScoreRows {

  private static final String MATCHING =
      """
      from employer_score where is_current and starts_with(region, :region)
        and (:employer = '' or employer = :employer)
        and (:text = '' or strpos(lower(employer_name), lower(:text)) > 0 or strpos(employer, upper(:text)) > 0)
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ScoreRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A step of an employer's history.
   *
   * @param day from which it stood
   * @param tenths null where too little was known
   */
  record Step(LocalDate day, String card, @Nullable Integer tenths, int assessed, int lost) {}

  /**
   * The scores of one division.
   *
   * @param employers with a card, scored or not
   * @param scored with a score
   * @param seatUnknown of them whose seat nobody says
   * @param median tenths; null when nobody is scored
   * @param lowest tenths; null when nobody is scored
   * @param dimensions of each dimension the mean tenths of those it was assessed for
   */
  record Area(
      String region,
      long employers,
      long scored,
      long seatUnknown,
      @Nullable Integer median,
      @Nullable Integer lowest,
      Map<String, Integer> dimensions) {}

  /** Whoever scores an employer there waits until the transaction before it has ended. */
  void queueUp(String employer, String region) {
    jdbc.sql(
            "select pg_advisory_xact_lock(hashtextextended('score/' || :region || '/' || :employer, 0))")
        .param("employer", employer)
        .param("region", region)
        .query((row, _) -> row.getObject(1))
        .list();
  }

  Optional<StoredScore> current(String employer, String region) {
    return jdbc.sql(
            "select * from employer_score where is_current and employer = :employer and region = :region")
        .param("employer", employer)
        .param("region", region)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Every current score of an employer; more than one when sources name several seats. */
  List<StoredScore> current(String employer) {
    return jdbc.sql(
            """
            select * from employer_score where is_current and employer = :employer
            order by seat_known desc, computed_at desc, region
            """)
        .param("employer", employer)
        .query((row, _) -> read(row))
        .list();
  }

  void end(String employer, String region) {
    jdbc.sql(
            """
            update employer_score set is_current = false
            where is_current and employer = :employer and region = :region
            """)
        .param("employer", employer)
        .param("region", region)
        .update();
  }

  void keep(StoredScore kept) {
    Score score = kept.score();
    Map<String, @Nullable Integer> dimensions = new HashMap<>();
    score.dimensions().forEach(each -> dimensions.put(each.code(), nullable(each.tenths())));
    jdbc.sql(
            """
            insert into employer_score (id, employer, region, seat_known, employer_name, day, card, tenths, assessed, lost, dimensions,
                                        score, findings, computed_at, is_current)
            values (:id, :employer, :region, :seatKnown, :name, :day, :card, :tenths, :assessed, :lost, :dimensions::jsonb,
                    :score::jsonb, :findings::jsonb, :at, true)
            on conflict (employer, region, day) do update set seat_known = excluded.seat_known,
              employer_name = excluded.employer_name, card = excluded.card, tenths = excluded.tenths,
              assessed = excluded.assessed, lost = excluded.lost, dimensions = excluded.dimensions, score = excluded.score,
              findings = excluded.findings, computed_at = excluded.computed_at, is_current = true
            """)
        .param("id", kept.id())
        .param("employer", kept.employer())
        .param("region", kept.region())
        .param("seatKnown", kept.seatKnown())
        .param("name", kept.name())
        .param("day", kept.day())
        .param("card", score.card())
        .param("tenths", nullable(score.tenths()))
        .param("assessed", score.assessed())
        .param("lost", score.lost())
        .param("dimensions", json.writeValueAsString(dimensions))
        .param("score", json.writeValueAsString(score))
        .param("findings", json.writeValueAsString(kept.findings()))
        .param("at", kept.computedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  MatchingRows<StoredScore> matching(ScoreFilter filter) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        filter.sort().columns(),
        Map.of("region", filter.region(), "employer", filter.employer(), "text", filter.text()),
        (row, _) -> read(row));
  }

  void each(ScoreFilter filter, Consumer<StoredScore> consumer) {
    matching(filter).each(consumer);
  }

  /** The newest first. */
  List<Step> history(String employer, String region, int most) {
    return jdbc.sql(
            """
            select day, card, tenths, assessed, lost from employer_score
            where employer = :employer and region = :region order by day desc limit :most
            """)
        .param("employer", employer)
        .param("region", region)
        .param("most", most)
        .query((row, _) ->
            new Step(
                row.getObject("day", LocalDate.class),
                row.getString("card"),
                row.getObject("tenths", Integer.class),
                row.getInt("assessed"),
                row.getInt("lost")))
        .list();
  }

  /** The divisions below a region, in their order. */
  List<Area> areas(String region) {
    Map<String, Map<String, Integer>> dimensions = new HashMap<>();
    jdbc.sql(
            """
            select region, d.key, round(avg(d.value::int))::int as mean
            from employer_score, jsonb_each_text(dimensions) d
            where is_current and starts_with(region, :region) and d.value is not null group by 1, 2
            """)
        .param("region", region)
        .query(row -> {
          dimensions
              .computeIfAbsent(row.getString("region"), _ -> new HashMap<>())
              .put(row.getString("key"), row.getInt("mean"));
        });
    return jdbc.sql(
            """
            select region, count(*) as employers, count(tenths) as scored, count(*) filter (where not seat_known) as seat_unknown,
                   round(percentile_cont(0.5) within group (order by tenths))::int as median, min(tenths)::int as lowest
            from employer_score where is_current and starts_with(region, :region) group by region order by region
            """)
        .param("region", region)
        .query((row, _) ->
            new Area(
                row.getString("region"),
                row.getLong("employers"),
                row.getLong("scored"),
                row.getLong("seat_unknown"),
                row.getObject("median", Integer.class),
                row.getObject("lowest", Integer.class),
                dimensions.getOrDefault(row.getString("region"), Map.of())))
        .list();
  }

  static @Nullable Integer nullable(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private StoredScore read(ResultSet row) throws SQLException {
    Instant at = row.getObject("computed_at", OffsetDateTime.class).toInstant();
    return new StoredScore(
        row.getObject("id", UUID.class),
        row.getString("employer"),
        row.getString("employer_name"),
        row.getString("region"),
        row.getBoolean("seat_known"),
        row.getObject("day", LocalDate.class),
        at,
        json.readValue(row.getString("score"), Score.class),
        json.readValue(row.getString("findings"), ScoreSourceRows.STANDINGS));
  }
}
