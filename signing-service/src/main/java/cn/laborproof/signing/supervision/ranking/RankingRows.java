package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.ranking.RankingStudy;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.ranking.OrderModel.By;
import cn.laborproof.signing.supervision.ranking.OrderModel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Models and orders in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class RankingRows {

  private static final TypeReference<List<RankedEmployer.Reason>> REASONS =
      new TypeReference<>() {};

  /** As many places as one statement writes. */
  private static final int PIECE = 500;

  private static final String MATCHING =
      """
      from (select e.*, coalesce(f.open, 0) as open from ranking_entry e
            left join (select employer, count(*) as open from (
                select employer from open_findings()
                where employer in (select employer from ranking_entry where model_id = :model)) once
              group by employer) f on f.employer = e.employer
            where e.model_id = :model) ranked
      where starts_with(seat, :region)
        and (:text = '' or strpos(lower(name), lower(:text)) > 0 or strpos(employer, upper(:text)) > 0)
        and (:findings = '' or (:findings = 'none') = (open = 0))
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  RankingRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Employers of one kind and where they stand on the average. */
  record Group(String code, long employers, double meanPlace) {}

  void insert(OrderModel model) {
    jdbc.sql(
            """
            insert into ranking_model (id, tenant_id, region, version, state, as_of, asked_by, asker, asked_at, total, follows)
            values (:id, :office, :region, :version, :state, :asOf, :by, :name, :at, :total, :follows)
            """)
        .param("id", model.id())
        .param("office", model.office())
        .param("region", model.region())
        .param("version", model.version())
        .param("state", model.state().code())
        .param("asOf", model.asOf())
        .param("by", model.asked().account())
        .param("name", model.asked().name())
        .param("at", model.asked().at().atOffset(ZoneOffset.UTC))
        .param("total", model.total())
        .param("follows", model.follows().orElse(null), Types.INTEGER)
        .update();
  }

  /** The newest one of an office. */
  Optional<OrderModel> newestOf(UUID office) {
    return jdbc.sql(
            "select * from ranking_model where tenant_id = :office order by version desc limit 1")
        .param("office", office)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Whether a dispute was delivered since. */
  boolean isDisputed(UUID office, Instant since) {
    return jdbc.sql(
            """
            select exists (
              select 1 from fact_row f join fact_batch b on b.id = f.batch_id and b.tenant_id = f.tenant_id
              where f.tenant_id = :office and f.kind in ('complaints', 'arbitrations', 'official-events')
                and f.replaced_by is null and not f.withdrawn and b.received_at > :since
                and (f.kind <> 'official-events' or f.cells[:place] = 'COURT_LABOUR_CASE'))
            """)
        .param("office", office)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("place", FactKind.OFFICIAL_EVENTS.place("kind") + 1)
        .query(Boolean.class)
        .single();
  }

  /** Notes that going through the facts failed. */
  void failed(UUID id, Instant at) {
    jdbc.sql("update ranking_model set failed_at = :at where id = :id and state = 'making'")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** One official of an office after the other, so that no two get the same version. */
  void queueUp(UUID office) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ranking/' || :office, 0))")
        .param("office", office.toString())
        .query((row, _) -> row.getObject(1))
        .list();
  }

  int nextVersion(UUID office) {
    return jdbc.sql(
            "select coalesce(max(version), 0) + 1 from ranking_model where tenant_id = :office")
        .param("office", office)
        .query(Integer.class)
        .single();
  }

  boolean isMaking(UUID office) {
    return jdbc.sql(
            "select exists (select 1 from ranking_model where tenant_id = :office and state = 'making')")
        .param("office", office)
        .query(Boolean.class)
        .single();
  }

  /** Notes how far it has come; says whether it is still wanted. */
  boolean progress(UUID id, long done, long total) {
    return jdbc.sql(
                "update ranking_model set done = :done, total = :total where id = :id and state = 'making'")
            .param("done", done)
            .param("total", total)
            .param("id", id)
            .update()
        > 0;
  }

  /** Keeps what was learned, or that nothing was; says whether anybody still wants it. */
  boolean learned(UUID id, RankingStudy.Outcome outcome) {
    boolean some = outcome instanceof RankingStudy.Learned;
    String sql =
        "update ranking_model set state = :state, done = total, %s = :outcome::jsonb where id = :id and state = 'making'"
            .formatted(some ? "study" : "scarce");
    return jdbc.sql(sql)
            .param("state", (some ? State.MADE : State.SCARCE).code())
            .param("outcome", json.writeValueAsString(outcome))
            .param("id", id)
            .update()
        > 0;
  }

  void decide(UUID id, State state, By by, String note) {
    jdbc.sql(
            """
            update ranking_model set state = :state, decided_by = :by, decider = :name, decided_at = :at, note = :note
            where id = :id
            """)
        .param("state", state.code())
        .param("by", by.account())
        .param("name", by.name())
        .param("at", by.at().atOffset(ZoneOffset.UTC))
        .param("note", note)
        .param("id", id)
        .update();
  }

  void retire(UUID id) {
    jdbc.sql("update ranking_model set state = 'retired', ordering = false where id = :id")
        .param("id", id)
        .update();
  }

  /** Says that the order is being made; false when it is already. */
  boolean ordering(UUID id) {
    return jdbc.sql(
                "update ranking_model set ordering = true where id = :id and state = 'active' and not ordering")
            .param("id", id)
            .update()
        > 0;
  }

  /** Puts an order in the place of whatever order the office had; nothing if it is not wanted. */
  boolean ordered(OrderModel model, LocalDate day, List<RankedEmployer> order) {
    int wanted =
        jdbc.sql(
                "update ranking_model set ordering = false, ordered_on = :day where id = :id and state = 'active'")
            .param("day", day)
            .param("id", model.id())
            .update();
    if (wanted == 0) {
      return false;
    }
    jdbc.sql("delete from ranking_entry where tenant_id = :office")
        .param("office", model.office())
        .update();
    for (int from = 0; from < order.size(); from += PIECE) {
      jdbc.sql(
              """
              insert into ranking_entry (model_id, tenant_id, region, place, employer, name, seat, sector, workers, probability, reasons)
              select :model, :office, :region, r.place, r.employer, r.name, r.seat, r.sector, r.workers, r.probability, r.reasons
              from jsonb_to_recordset(:rows::jsonb) as r(place integer, employer text, name text, seat text, sector text,
                workers integer, probability double precision, reasons jsonb)
              """)
          .param("model", model.id())
          .param("office", model.office())
          .param("region", model.region())
          .param(
              "rows",
              json.writeValueAsString(order.subList(from, Math.min(from + PIECE, order.size()))))
          .update();
    }
    return true;
  }

  Optional<OrderModel> find(UUID id) {
    return jdbc.sql("select * from ranking_model where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** One, locked until the transaction ends. */
  Optional<OrderModel> lock(UUID id) {
    return jdbc.sql("select * from ranking_model where id = :id for no key update")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<OrderModel> active(UUID office) {
    return jdbc.sql("select * from ranking_model where tenant_id = :office and state = 'active'")
        .param("office", office)
        .query((row, _) -> read(row))
        .optional();
  }

  /** All that the actor may see, newest first. */
  List<OrderModel> newest(int most) {
    return jdbc.sql("select * from ranking_model order by asked_at desc, id limit :most")
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  MatchingRows<RankedEmployer> matching(UUID model, RankingFilter filter) {
    return new MatchingRows<>(
        jdbc,
        MATCHING,
        "place",
        Map.of(
            "model",
            model,
            "region",
            filter.region(),
            "text",
            filter.text(),
            "findings",
            filter.findings()),
        (row, _) -> place(row));
  }

  /** Mean places by how many work there, the smallest first; bounds of the classes are ours. */
  List<Group> bySize(UUID model) {
    return grouped(
        "case when workers < 20 then '1-19' when workers < 100 then '20-99' when workers < 300 then '100-299' else '300-' end",
        "min(workers)",
        model);
  }

  /** Mean places by the letter of the line of business. */
  List<Group> bySector(UUID model) {
    return grouped("sector", "1", model);
  }

  private List<Group> grouped(String by, String order, UUID model) {
    String sql =
        """
        select %s as code, count(*) as employers, avg(place)::float8 as mean from ranking_entry where model_id = :model
        group by 1 order by %s
        """
            .formatted(by, order);
    return jdbc.sql(sql)
        .param("model", model)
        .query((row, _) ->
            new Group(row.getString("code"), row.getLong("employers"), row.getDouble("mean")))
        .list();
  }

  private RankedEmployer place(ResultSet row) throws SQLException {
    return new RankedEmployer(
        row.getInt("place"),
        row.getString("employer"),
        row.getString("name"),
        row.getString("seat"),
        row.getString("sector"),
        row.getInt("workers"),
        row.getDouble("probability"),
        json.readValue(row.getString("reasons"), REASONS),
        row.getLong("open"));
  }

  private OrderModel read(ResultSet row) throws SQLException {
    UUID decider = row.getObject("decided_by", UUID.class);
    String study = row.getString("study");
    String scarce = row.getString("scarce");
    String note = row.getString("note");
    return new OrderModel(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getInt("version"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("as_of", LocalDate.class),
        new By(
            row.getObject("asked_by", UUID.class),
            row.getString("asker"),
            instant(row, "asked_at")),
        row.getLong("done"),
        row.getLong("total"),
        study == null
            ? Optional.empty()
            : Optional.of(json.readValue(study, RankingStudy.Learned.class)),
        scarce == null
            ? Optional.empty()
            : Optional.of(json.readValue(scarce, RankingStudy.NotEnough.class)),
        decider == null
            ? Optional.empty()
            : Optional.of(new By(decider, row.getString("decider"), instant(row, "decided_at"))),
        note == null ? "" : note,
        row.getBoolean("ordering"),
        Optional.ofNullable(row.getObject("ordered_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("follows", Integer.class)),
        Optional.ofNullable(row.getObject("failed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
