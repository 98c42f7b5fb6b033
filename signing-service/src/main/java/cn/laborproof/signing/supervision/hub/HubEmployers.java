package cn.laborproof.signing.supervision.hub;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

  /**
   * Of an employer: whether a change of a rule is in force for its seat that it was not judged by.
   */
  private static final String OUTRUN =
      """
      exists (select 1 from rule_change c where c.state = 'active' and c.activation > e.judged_rules
        and c.valid_from <= :today and starts_with(coalesce(e.judged_seat, c.region), c.region))
      """;

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

  /**
   * Employers that have to be judged. First whoever is touched: what somebody delivers does not
   * wait until a whole city is judged, because a day has begun or a rule has changed.
   */
  List<String> due(UUID office, LocalDate today, int most) {
    List<String> due = new ArrayList<>(touched(office, most));
    if (due.size() < most) {
      due.addAll(
          jdbc.sql(
                  """
                  select employer from fact_employer
                  where tenant_id = :office and not touched and (judged_on is null or judged_on < :today)
                  limit :most
                  """)
              .param("office", office)
              .param("today", today)
              .param("most", most - due.size())
              .query((row, _) -> row.getString(1))
              .list());
    }
    if (due.size() < most) {
      // The highest number first: where everybody was judged by it, the index answers alone.
      due.addAll(
          jdbc.sql(
                  """
                  select employer from fact_employer e
                  where tenant_id = :office and not touched and judged_on >= :today
                    and judged_rules < (select max(activation) from rule_change where state = 'active' and valid_from <= :today)
                    and %s
                  limit :most
                  """
                      .formatted(OUTRUN))
              .param("office", office)
              .param("today", today)
              .param("most", most - due.size())
              .query((row, _) -> row.getString(1))
              .list());
    }
    return due;
  }

  /** Employers whose facts have changed. */
  List<String> touched(UUID office, int most) {
    return jdbc.sql(
            "select employer from fact_employer where tenant_id = :office and touched limit :most")
        .param("office", office)
        .param("most", most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Waits until nobody else judges this employer; empty when it need not be judged. */
  boolean lock(UUID office, String employer, LocalDate today) {
    return jdbc.sql(
            """
            select touched or judged_on is null or judged_on < :today or %s from fact_employer e
            where tenant_id = :office and employer = :employer for update of e
            """
                .formatted(OUTRUN))
        .param("office", office)
        .param("employer", employer)
        .param("today", today)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * Notes a judgement.
   *
   * @param seat the division its rules were chosen by, empty when facts say none
   * @param rules number of the last change that was in the book
   */
  void judged(UUID office, String employer, LocalDate day, Instant at, String seat, long rules) {
    jdbc.sql(
            """
            update fact_employer set touched = false, judged_on = :day, judged_at = :at, judged_seat = :seat, judged_rules = :rules
            where tenant_id = :office and employer = :employer
            """)
        .param("seat", seat)
        .param("rules", rules)
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
