package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Accounts.HouseMember;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may use the seal of the current actor's organisation: people with the role who are also
 * authorised by name. Every call runs in the caller's transaction.
 */
@Component
final class SealKeepers {
  private static final Set<Role> ROLES = EnumSet.of(Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE);

  private final JdbcClient jdbc;
  private final Accounts accounts;

  SealKeepers(JdbcClient jdbc, Accounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  /** Everybody whose role would allow it. */
  List<HouseMember> eligible() {
    return accounts.house().stream()
        .filter(member -> ROLES.contains(member.role()) && !member.suspended())
        .toList();
  }

  Set<UUID> authorised() {
    return new HashSet<>(
        jdbc.sql("select account_id from seal_keeper where tenant_id = current_tenant()")
            .query(UUID.class)
            .list());
  }

  void authorise(UUID tenant, UUID account, Instant at) {
    jdbc.sql(
            """
            insert into seal_keeper (tenant_id, account_id, authorised_at) values (:tenant, :account, :at)
            on conflict do nothing
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void end(UUID account) {
    jdbc.sql("delete from seal_keeper where tenant_id = current_tenant() and account_id = :account")
        .param("account", account)
        .update();
  }

  /**
   * Refuses who is not authorised.
   *
   * @throws Refusal {@code not-a-seal-keeper}
   */
  void require(UUID account) {
    if (!authorised().contains(account)) {
      throw new Refusal(OrganisationRefusal.NOT_A_SEAL_KEEPER);
    }
  }

  /**
   * Refuses a rule nobody could follow: who asks never approves.
   *
   * @throws Refusal {@code second-person-missing}
   */
  static void requireTwo(int keepers) {
    if (keepers < 2) {
      throw new Refusal(OrganisationRefusal.SECOND_PERSON_MISSING);
    }
  }
}
