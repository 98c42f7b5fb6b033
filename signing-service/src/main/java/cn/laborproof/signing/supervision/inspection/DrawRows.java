package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.Candidate;
import cn.laborproof.proof.draw.Conflicts;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.draw.Selection;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.inspection.StoredDraw.By;
import cn.laborproof.signing.supervision.inspection.StoredDraw.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Draws in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class DrawRows {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DrawRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Somebody who may be drawn.
   *
   * @param kind employer or inspector
   * @param opening code with its salt
   * @param name for people
   */
  record Listed(String kind, Candidate opening, String name) {
    static final String EMPLOYER = "employer";
    static final String INSPECTOR = "inspector";
  }

  void insert(StoredDraw draw) {
    jdbc.sql(
            """
            insert into inspection_draw (id, tenant_id, region, title, terms, filter, take, per_employer, employers, inspectors, number,
                                         repeats, reason, state, committed_by, committer, committed_at)
            values (:id, :office, :region, :title, :terms, :filter::jsonb, :take, :each, :employers, :inspectors, :number,
                    :repeats, :reason, 'committed', :by, :name, :at)
            """)
        .param("id", draw.id())
        .param("office", draw.office())
        .param("region", draw.region())
        .param("title", draw.title())
        .param("terms", draw.terms().canonicalBytes())
        .param("filter", filter(draw.terms().filter()))
        .param("take", draw.terms().take())
        .param("each", draw.terms().each())
        .param("employers", draw.terms().employers().count())
        .param("inspectors", draw.terms().inspectors().count())
        .param("number", draw.terms().number().orElseThrow().place())
        .param("repeats", draw.repeats().orElse(null), Types.OTHER)
        .param("reason", draw.reason().isEmpty() ? null : draw.reason(), Types.VARCHAR)
        .param("by", draw.committed().account())
        .param("name", draw.committed().name())
        .param("at", utc(draw.committed().at()))
        .update();
  }

  /** The place of an office's next draw among all it committed to; the office is locked. */
  long next(UUID office) {
    return jdbc.sql(
            "select coalesce(max(number), 0) + 1 from inspection_draw where tenant_id = :office")
        .param("office", office)
        .query(Long.class)
        .single();
  }

  private String filter(Map<String, String> terms) {
    return json.writeValueAsString(terms);
  }

  /** All candidates by one statement: an office may have tens of thousands. */
  void insert(StoredDraw draw, List<Listed> candidates) {
    jdbc.sql(
            """
            insert into inspection_candidate (draw_id, tenant_id, region, kind, entry, salt, code, name)
            select :draw, :office, :region, c.kind, decode(c.entry, 'hex'), decode(c.salt, 'hex'), c.code, c.name
            from unnest(:kinds, :entries, :salts, :codes, :names) as c(kind, entry, salt, code, name)
            """)
        .param("draw", draw.id())
        .param("office", draw.office())
        .param("region", draw.region())
        .param("kinds", texts(candidates, Listed::kind))
        .param("entries", texts(candidates, each -> each.opening().entry().hex()))
        .param("salts", texts(candidates, each -> each.opening().salt().hex()))
        .param("codes", texts(candidates, each -> each.opening().name()))
        .param("names", texts(candidates, Listed::name))
        .update();
  }

  private static String[] texts(List<Listed> candidates, Function<Listed, String> part) {
    return candidates.stream().map(part).toArray(String[]::new);
  }

  void insert(StoredDraw draw, Conflicts.Pair apart) {
    jdbc.sql(
            """
            insert into inspection_apart (draw_id, tenant_id, region, employer, inspector)
            values (:draw, :office, :region, :employer, :inspector)
            """)
        .param("draw", draw.id())
        .param("office", draw.office())
        .param("region", draw.region())
        .param("employer", apart.employer().bytes())
        .param("inspector", apart.inspector().bytes())
        .update();
  }

  void drawn(UUID id, Optional<Digest> share, long lotSize, Selection result, By by) {
    jdbc.sql(
            """
            update inspection_draw set state = 'drawn', share = :share, lot_size = :size, result = :result,
                                       decided_by = :by, decider = :name, decided_at = :at where id = :id
            """)
        .param("id", id)
        .param("share", share.map(Digest::bytes).orElse(null), Types.BINARY)
        .param("size", lotSize)
        .param("result", result.canonicalBytes())
        .param("by", by.account())
        .param("name", by.name())
        .param("at", utc(by.at()))
        .update();
  }

  void abandoned(UUID id, String why, By by) {
    jdbc.sql(
            """
            update inspection_draw set state = 'abandoned', abandoned_why = :why,
                                       decided_by = :by, decider = :name, decided_at = :at where id = :id
            """)
        .param("id", id)
        .param("why", why)
        .param("by", by.account())
        .param("name", by.name())
        .param("at", utc(by.at()))
        .update();
  }

  Optional<StoredDraw> find(UUID id) {
    return select("where id = :id", Map.of("id", id)).stream().findFirst();
  }

  Optional<StoredDraw> lock(UUID id) {
    return select("where id = :id for no key update", Map.of("id", id)).stream().findFirst();
  }

  /** Those the actor may see, newest first. */
  MatchingRows<StoredDraw> newest() {
    return new MatchingRows<>(
        jdbc, "from inspection_draw", "committed_at desc, id", Map.of(), (row, _) -> read(row));
  }

  /** The office's draw that is neither drawn nor abandoned. */
  Optional<StoredDraw> open(UUID office) {
    return select("where tenant_id = :office and state = 'committed'", Map.of("office", office))
        .stream()
        .findFirst();
  }

  /**
   * The newest draw of the office that nobody has named as repeated, and that was abandoned, or
   * drawn from the same filter since a time. When it was decided counts, not when it was committed
   * to: who leaves it open gains nothing.
   *
   * @param filter without the office's own region
   */
  Optional<StoredDraw> alike(UUID office, Map<String, String> filter, Instant since) {
    return select(
            """
            d where tenant_id = :office and not exists (select 1 from inspection_draw r where r.repeats = d.id)
              and (state = 'abandoned' or state = 'drawn' and decided_at > :since
                   and case when filter->>'region' = region then filter - 'region' else filter end = :filter::jsonb)
            order by decided_at desc, id limit 1
            """,
            Map.of("office", office, "filter", filter(filter), "since", utc(since)))
        .stream()
        .findFirst();
  }

  /** One at a time of one office, however many press the button. */
  void lockOffice(UUID office) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('inspection_draw'), hashtext(:office))")
        .param("office", office.toString())
        .query(_ -> {});
  }

  /** Everybody who may be drawn. */
  List<Listed> candidates(UUID draw) {
    return jdbc.sql("select * from inspection_candidate where draw_id = :draw order by entry")
        .param("draw", draw)
        .query((row, _) -> listed(row))
        .list();
  }

  /** Those that a result names. */
  List<Listed> candidates(UUID draw, Selection result) {
    String[] entries =
        result.assignments().stream()
            .flatMap(each -> Stream.concat(Stream.of(each.employer()), each.inspectors().stream()))
            .distinct()
            .map(Digest::hex)
            .toArray(String[]::new);
    return jdbc.sql(
            """
            select * from inspection_candidate where draw_id = :draw and entry in (select decode(e, 'hex') from unnest(:entries) as e)
            """)
        .param("draw", draw)
        .param("entries", entries)
        .query((row, _) -> listed(row))
        .list();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getString("kind"),
        new Candidate(Salt.of(Objects.requireNonNull(row.getBytes("salt"))), row.getString("code")),
        row.getString("name"));
  }

  /** Who keeps away from whom in a draw. */
  Conflicts apart(UUID draw) {
    return Conflicts.of(
        jdbc.sql("select employer, inspector from inspection_apart where draw_id = :draw")
            .param("draw", draw)
            .query((row, _) ->
                new Conflicts.Pair(
                    Digest.of(Objects.requireNonNull(row.getBytes("employer"))),
                    Digest.of(Objects.requireNonNull(row.getBytes("inspector")))))
            .list());
  }

  private List<StoredDraw> select(String rest, Map<String, ?> parameters) {
    return jdbc.sql("select * from inspection_draw " + rest)
        .params(parameters)
        .query((row, _) -> read(row))
        .list();
  }

  private static StoredDraw read(ResultSet row) throws SQLException {
    long lot = row.getLong("lot_size");
    Optional<Long> size = row.wasNull() ? Optional.empty() : Optional.of(lot);
    UUID decider = row.getObject("decided_by", UUID.class);
    return new StoredDraw(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("title"),
        DrawTerms.read(
            Json.parseCanonicalObject(Objects.requireNonNull(row.getBytes("terms")))
                .fields("draw")),
        Optional.ofNullable(row.getObject("repeats", UUID.class)),
        text(row.getString("reason")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new By(
            row.getObject("committed_by", UUID.class),
            row.getString("committer"),
            instant(row, "committed_at")),
        Optional.ofNullable(row.getBytes("share")).map(Digest::of),
        size,
        Optional.ofNullable(row.getBytes("result"))
            .map(bytes -> Selection.read(Json.parseCanonicalObject(bytes).fields("result"))),
        decider == null
            ? Optional.empty()
            : Optional.of(new By(decider, row.getString("decider"), instant(row, "decided_at"))),
        text(row.getString("abandoned_why")));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
