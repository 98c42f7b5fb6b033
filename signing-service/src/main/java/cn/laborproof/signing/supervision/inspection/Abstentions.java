package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Inspectors of an office and the employers they keep away from (回避). Every draw commits to what
 * stands here at its time; what was ended stays on record.
 */
@Service
class Abstentions {

  static final List<String> GROUNDS = List.of("kinship", "interest", "other");

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Tenancy tenancy;
  private final Clock clock;

  Abstentions(JdbcClient jdbc, Accounts accounts, Tenancy tenancy, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Somebody of the office who inspects. */
  record Inspector(UUID id, String name) {}

  /**
   * An inspector keeps away from an employer.
   *
   * @param ground {@code kinship}, {@code interest} or {@code other}
   */
  record Abstention(
      UUID id, UUID inspector, String inspectorName, String employer, String ground) {}

  /** Who inspects for the office that acts. */
  List<Inspector> inspectors() {
    official();
    return tenancy.inTransaction(() ->
        accounts.office().stream()
            .filter(member -> member.role() == Role.INSPECTOR && !member.suspended())
            .map(member -> new Inspector(member.id(), member.displayName()))
            .toList());
  }

  /** What stands for the office that acts. */
  List<Abstention> standing() {
    official();
    return tenancy.inTransaction(() ->
        jdbc.sql(
                """
                select * from inspection_abstention where tenant_id = current_office() and ended_at is null
                order by inspector_name, employer
                """)
            .query((row, _) ->
                new Abstention(
                    row.getObject("id", UUID.class),
                    row.getObject("inspector", UUID.class),
                    row.getString("inspector_name"),
                    row.getString("employer"),
                    row.getString("ground")))
            .list());
  }

  /**
   * Declares one. Declared already: nothing happens.
   *
   * @param employer one that facts on the office's region speak of, in capital or small letters
   * @throws Refusal {@code invalid-input}
   */
  void declare(UUID id, UUID inspector, String employer, String ground) {
    Actor.Official official = official();
    Inspector who =
        inspectors().stream()
            .filter(each -> each.id().equals(inspector))
            .findFirst()
            .orElseThrow(() -> invalid("inspector", "inspection.input.inspector"));
    if (!GROUNDS.contains(ground)) {
      throw invalid("ground", "inspection.input.ground");
    }
    tenancy.inTransaction(() -> {
      String known =
          employerOf(employer).orElseThrow(() -> invalid("employer", "inspection.input.employer"));
      return jdbc.sql(
              """
              insert into inspection_abstention (id, tenant_id, inspector, inspector_name, employer, ground, declared_by, declared_at)
              values (:id, :office, :inspector, :name, :employer, :ground, :by, :now) on conflict do nothing
              """)
          .param("id", id)
          .param("office", official.office())
          .param("inspector", inspector)
          .param("name", who.name())
          .param("employer", known)
          .param("ground", ground)
          .param("by", official.displayName())
          .param("now", now())
          .update();
    });
  }

  /** As facts on the office's region have it: a code that names nobody would keep nobody away. */
  private Optional<String> employerOf(String typed) {
    return jdbc.sql(
            """
            select employer from fact_employer where upper(employer) = upper(:typed)
            order by employer = :typed desc, employer limit 1
            """)
        .param("typed", typed)
        .query(String.class)
        .optional();
  }

  /**
   * Ends one.
   *
   * @throws Refusal {@code not-found}
   */
  void end(UUID id) {
    Actor.Official official = official();
    int ended =
        tenancy.inTransaction(() ->
            jdbc.sql(
                    """
                    update inspection_abstention set ended_by = :by, ended_at = :now
                    where id = :id and tenant_id = :office and ended_at is null
                    """)
                .param("id", id)
                .param("office", official.office())
                .param("by", official.displayName())
                .param("now", now())
                .update());
    if (ended == 0) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  private static Refusal invalid(String field, String message) {
    return Refusal.ofFields(CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of(field, message)));
  }
}
