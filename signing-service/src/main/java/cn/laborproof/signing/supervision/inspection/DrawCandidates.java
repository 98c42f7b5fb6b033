package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.risk.intake.FactKind;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Employers within an office's region that pass a filter, whichever department's facts speak of
 * them: row-level security lets through what the office covers, and one that several speak of
 * counts once. Runs in the caller's transaction; its cost is one pass over these employers.
 */
@Component
final class DrawCandidates {

  private static final int TENTHS = 10;

  private final JdbcClient jdbc;

  DrawCandidates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An employer as facts name it. */
  record Employer(String code, String name) {}

  /** All that pass; who is struck off the register is none. */
  List<Employer> passing(UUID office, DrawFilter filter) {
    return matching(
            "e.employer, coalesce(nullif(n.name, ''), e.employer) as name",
            "order by e.employer collate \"C\"",
            office,
            filter)
        .query((row, _) -> new Employer(row.getString("employer"), row.getString("name")))
        .list();
  }

  /** How many pass. */
  int count(UUID office, DrawFilter filter) {
    return matching("count(*)", "", office, filter).query(Integer.class).single();
  }

  private StatementSpec matching(String what, String order, UUID office, DrawFilter filter) {
    return jdbc.sql(
            """
            select %s from (
              select distinct on (employer) employer, tenant_id, region from fact_employer
              order by employer, tenant_id = :office desc, tenant_id) e
            left join lateral (
              select %s as name, %s as region, %s as scope, %s as status from fact_row f
              where f.tenant_id = e.tenant_id and f.owner = e.employer and f.kind = 'employers'
                and f.replaced_by is null and not f.withdrawn
              order by %s desc, f.confirmed_at desc, f.confirmed_sha desc limit 1) n on true
            left join lateral (
              select s.tenths from employer_score s where s.employer = e.employer and s.is_current
              order by s.region limit 1) p on true
            where coalesce(n.status, '') <> 'CANCELLED'
              and starts_with(coalesce(nullif(n.region, ''), e.region), :region)
              and (:scope = '' or :scope = any(string_to_array(coalesce(n.scope, ''), ';')))
              and (:atMost < 0 or p.tenths <= :atMost) and (:atLeast < 0 or p.tenths >= :atLeast)
            %s
            """
                .formatted(
                    what,
                    cell("name"),
                    cell("region"),
                    cell("scope"),
                    cell("status"),
                    cell("valid_from"),
                    order))
        .param("office", office)
        .param("region", filter.region())
        .param("scope", filter.scope())
        .param("atMost", filter.scoreAtMost().map(points -> points * TENTHS).orElse(-1))
        .param("atLeast", filter.scoreAtLeast().map(points -> points * TENTHS).orElse(-1));
  }

  private static String cell(String column) {
    return "coalesce(f.cells[%d], '')".formatted(FactKind.EMPLOYERS.place(column) + 1);
  }
}
