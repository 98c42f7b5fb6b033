package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.supervision.sample.SamplePanel.By;
import cn.laborproof.signing.supervision.sample.SamplePanel.Candidate;
import cn.laborproof.signing.supervision.sample.SamplePanel.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Panels in PostgreSQL, and who could be chosen. Every call runs in the caller's transaction. */
@Component
final class PanelRows {
  private static final TypeReference<List<Stratum>> STRATA = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PanelRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * An employer as facts have it.
   *
   * @param scopes codes of its lines of business
   * @param workers empty where no fact says how many
   */
  record Known(String code, String name, List<String> scopes, Optional<Integer> workers) {}

  /**
   * Employers with a seat in a division, whichever department's facts speak of them, by their codes
   * in the order of their bytes; who is struck off the register is none. Cost: one pass over the
   * employers of the office's region.
   */
  List<Known> known(UUID office, String division) {
    return jdbc.sql(
            """
            select e.employer, coalesce(nullif(n.name, ''), e.employer) as name, coalesce(n.scope, '') as scope, w.workers from (
              select distinct on (employer) employer, tenant_id, region from fact_employer
              order by employer, tenant_id = :office desc, tenant_id) e
            left join lateral (
              select %s as name, %s as region, %s as scope, %s as status from fact_row f
              where f.tenant_id = e.tenant_id and f.owner = e.employer and f.kind = 'employers'
                and f.replaced_by is null and not f.withdrawn
              order by %s desc, f.confirmed_at desc, f.confirmed_sha desc limit 1) n on true
            left join (select employer, max(workers) as workers from employer_workforce group by employer) w on w.employer = e.employer
            where coalesce(n.status, '') <> 'CANCELLED' and starts_with(coalesce(nullif(n.region, ''), e.region), :division)
            order by e.employer collate "C"
            """
                .formatted(
                    cell("name"),
                    cell("region"),
                    cell("scope"),
                    cell("status"),
                    cell("valid_from")))
        .param("office", office)
        .param("division", division)
        .query((row, _) ->
            new Known(
                row.getString("employer"),
                row.getString("name"),
                Arrays.asList(row.getString("scope").split(";")),
                Optional.ofNullable(row.getObject("workers", Integer.class))))
        .list();
  }

  private static String cell(String column) {
    return "coalesce(f.cells[%d], '')".formatted(FactKind.EMPLOYERS.place(column) + 1);
  }

  void insert(SamplePanel panel, List<Candidate> candidates) {
    jdbc.sql(
            """
            insert into sample_panel (id, tenant_id, region, title, division, strata, seed, made_by, maker, made_at)
            values (:id, :office, :region, :title, :division, :strata::jsonb, :seed, :by, :name, :at)
            """)
        .param("id", panel.id())
        .param("office", panel.office())
        .param("region", panel.region())
        .param("title", panel.title())
        .param("division", panel.division())
        .param("strata", json.writeValueAsString(panel.strata()))
        .param("seed", panel.seed().bytes())
        .param("by", panel.made().account())
        .param("name", panel.made().name())
        .param("at", panel.made().at().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into sample_candidate (panel_id, tenant_id, region, stratum, place, employer, name)
            select :panel, :office, :region, c.stratum::int, c.place::int, c.employer, c.name
            from unnest(:strata, :places, :employers, :names) as c(stratum, place, employer, name)
            """)
        .param("panel", panel.id())
        .param("office", panel.office())
        .param("region", panel.region())
        .param("strata", texts(candidates, each -> "" + each.stratum()))
        .param("places", texts(candidates, each -> "" + each.place()))
        .param("employers", texts(candidates, Candidate::employer))
        .param("names", texts(candidates, Candidate::name))
        .update();
  }

  private static String[] texts(List<Candidate> candidates, Function<Candidate, String> part) {
    return candidates.stream().map(part).toArray(String[]::new);
  }

  void insert(SamplePanel panel, Member member) {
    jdbc.sql(
            """
            insert into sample_member (id, panel_id, tenant_id, region, stratum, employer, name, how, reason, replaces, since)
            values (:id, :panel, :office, :region, :stratum, :employer, :name, :how, :reason, :replaces, :since)
            """)
        .param("id", member.id())
        .param("panel", panel.id())
        .param("office", panel.office())
        .param("region", panel.region())
        .param("stratum", member.stratum())
        .param("employer", member.employer())
        .param("name", member.name())
        .param("how", member.how())
        .param("reason", member.reason().isEmpty() ? null : member.reason(), Types.VARCHAR)
        .param("replaces", member.replaces().orElse(null), Types.OTHER)
        .param("since", member.since())
        .update();
  }

  void end(UUID member, LocalDate day, String why) {
    jdbc.sql("update sample_member set until = :day, until_why = :why where id = :id")
        .param("id", member)
        .param("day", day)
        .param("why", why)
        .update();
  }

  /** One at a time of one panel, however many press the button. */
  void lock(UUID panel) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('sample_panel'), hashtext(:panel))")
        .param("panel", panel.toString())
        .query(_ -> {});
  }

  Optional<SamplePanel> find(UUID id) {
    return jdbc.sql("select * from sample_panel where id = :id")
        .param("id", id)
        .query((row, _) -> panel(row))
        .optional();
  }

  /** Those the actor may see, newest first. */
  MatchingRows<SamplePanel> newest() {
    return new MatchingRows<>(
        jdbc, "from sample_panel", "made_at desc, id", Map.of(), (row, _) -> panel(row));
  }

  /** Who could be chosen, by stratum in the order drawn. */
  List<Candidate> candidates(UUID panel) {
    return jdbc.sql(
            "select * from sample_candidate where panel_id = :panel order by stratum, place")
        .param("panel", panel)
        .query((row, _) ->
            new Candidate(
                row.getInt("stratum"),
                row.getInt("place"),
                row.getString("employer"),
                row.getString("name")))
        .list();
  }

  /** All who ever belonged to it, those who still do first. */
  List<Member> members(UUID panel) {
    return jdbc.sql(
            """
            select * from sample_member where panel_id = :panel
            order by until is not null, stratum, since, employer collate "C"
            """)
        .param("panel", panel)
        .query((row, _) -> member(row))
        .list();
  }

  private SamplePanel panel(ResultSet row) throws SQLException {
    return new SamplePanel(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("title"),
        row.getString("division"),
        json.readValue(row.getString("strata"), STRATA),
        Digest.of(Objects.requireNonNull(row.getBytes("seed"))),
        new By(
            row.getObject("made_by", UUID.class),
            row.getString("maker"),
            row.getObject("made_at", OffsetDateTime.class).toInstant()));
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getObject("id", UUID.class),
        row.getInt("stratum"),
        row.getString("employer"),
        row.getString("name"),
        row.getString("how"),
        text(row.getString("reason")),
        Optional.ofNullable(row.getObject("replaces", UUID.class)),
        row.getObject("since", LocalDate.class),
        Optional.ofNullable(row.getObject("until", LocalDate.class)),
        text(row.getString("until_why")));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
