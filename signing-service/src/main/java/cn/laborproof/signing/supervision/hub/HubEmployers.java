package cn.laborproof.signing.supervision.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which employers of a hub have to be judged. Every call runs in the caller's transaction. */
@Component
final class HubEmployers {

  private final JdbcClient jdbc;

  HubEmployers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Marks employers as touched, in their order, so that two who mark never wait in a circle. */
  void touch(UUID office, String region, Collection<String> employers) {
    if (employers.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into fact_employer (tenant_id, employer, region, touched)
            select :office, e, :region, true from unnest(:employers) e order by e collate "C"
            on conflict (tenant_id, employer) do update set touched = true
            """)
        .param("office", office)
        .param("region", region)
        .param("employers", new TreeSet<>(employers).toArray(String[]::new))
        .update();
  }

  /** Marks everybody: what all judgements look at has changed. */
  void touchAll(UUID office) {
    jdbc.sql(
            """
            update fact_employer set touched = true where (tenant_id, employer) in
              (select tenant_id, employer from fact_employer where tenant_id = :office order by employer collate "C" for update)
            """)
        .param("office", office)
        .update();
  }

  /**
   * Whose contracts for services are judged with the lines of these companies: the principals they
   * work for, and on upwards; where the contracts themselves changed, everybody below as well.
   */
  Set<String> linked(UUID office, Collection<String> companies, boolean downwards) {
    Set<String> linked = new TreeSet<>(reach(office, companies, "owner", "other"));
    if (downwards) {
      linked.addAll(reach(office, companies, "other", "owner"));
    }
    return linked;
  }

  private List<String> reach(UUID office, Collection<String> companies, String from, String to) {
    String sql =
        """
        with recursive reached(company) as (
          select unnest(:companies)
          union
          select s.%2$s from fact_row s join reached r on s.%1$s = r.company
          where s.tenant_id = :office and s.kind = 'service-contracts' and s.replaced_by is null and not s.withdrawn)
        select company from reached
        """
            .formatted(from, to);
    return jdbc.sql(sql)
        .param("office", office)
        .param("companies", companies.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Employers that are touched or were last judged for an earlier day. */
  List<String> due(UUID office, LocalDate today, int most) {
    return jdbc.sql(
            """
            select employer from fact_employer where tenant_id = :office and touched
            union
            select employer from fact_employer where tenant_id = :office and (judged_on is null or judged_on < :today)
            limit :most
            """)
        .param("office", office)
        .param("today", today)
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Waits until nobody else judges this employer; empty when it need not be judged. */
  boolean lock(UUID office, String employer, LocalDate today) {
    return jdbc.sql(
            """
            select touched or judged_on is null or judged_on < :today from fact_employer
            where tenant_id = :office and employer = :employer for update
            """)
        .param("office", office)
        .param("employer", employer)
        .param("today", today)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void judged(UUID office, String employer, LocalDate day, Instant at) {
    jdbc.sql(
            """
            update fact_employer set touched = false, judged_on = :day, judged_at = :at
            where tenant_id = :office and employer = :employer
            """)
        .param("office", office)
        .param("employer", employer)
        .param("day", day)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Replaces what all judgements of the office have in common; says whether it was another. */
  boolean common(UUID office, byte[] digest) {
    Optional<byte[]> before =
        jdbc.sql("select common from fact_office where tenant_id = :office and common is not null")
            .param("office", office)
            .query((row, _) -> row.getBytes("common"))
            .optional();
    if (before.filter(known -> Arrays.equals(known, digest)).isPresent()) {
      return false;
    }
    jdbc.sql("update fact_office set common = :common where tenant_id = :office")
        .param("common", digest)
        .param("office", office)
        .update();
    return true;
  }

  /** The division of the office that knows the employer. */
  String region(UUID office, String employer) {
    return jdbc.sql(
            "select region from fact_employer where tenant_id = :office and employer = :employer")
        .param("office", office)
        .param("employer", employer)
        .query(String.class)
        .single();
  }

  /** How many of the hubs the actor may see wait to be judged. */
  long waiting() {
    return jdbc.sql("select count(*) from fact_employer where touched").query(Long.class).single();
  }
}
