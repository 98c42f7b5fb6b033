package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mediators a mediation body has registered (劳动争议调解仲裁法 art 11), and the phones their codes go
 * to. A mediator never sets the own name or phone: that is what the code at signing relies on.
 */
@Service
class Mediators {
  private static final String PURPOSE = "mediator";

  private final JdbcClient jdbc;
  private final PersonalVault vault;
  private final Organisations organisations;
  private final Accounts accounts;
  private final Tenancy tenancy;
  private final JsonMapper json;
  private final Clock clock;

  Mediators(
      JdbcClient jdbc,
      PersonalVault vault,
      Organisations organisations,
      Accounts accounts,
      Tenancy tenancy,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.organisations = organisations;
    this.accounts = accounts;
    this.tenancy = tenancy;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A mediator.
   *
   * @param name as printed and certified
   * @param mobile where codes go
   */
  record Mediator(String name, String mobile) {}

  /** Registers somebody new with an account of their own; the actor acts for the body. */
  UUID register(Mediator mediator, String login, String password) {
    Organisation body = organisations.mine();
    if (body.kind() != OrganisationKind.MEDIATION_BODY) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return tenancy.inTransaction(() -> {
      UUID account =
          accounts.create(
              new Accounts.NewAccount(
                  new Accounts.Owner.Organisation(body.id()),
                  Role.MEDIATOR,
                  login,
                  mediator.name(),
                  password));
      keep(account, body.id(), mediator);
      return account;
    });
  }

  /** Registers the holder of an account that is there already. Joins the caller's transaction. */
  void keep(UUID account, UUID body, Mediator mediator) {
    jdbc.sql(
            """
            insert into mediator (account_id, tenant_id, sealed, registered_at) values (:account, :body, :sealed, :at)
            on conflict (account_id) do nothing
            """)
        .param("account", account)
        .param("body", body)
        .param(
            "sealed",
            vault.sealText(scope(body, account), PURPOSE, json.writeValueAsString(mediator)))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * The mediator who acts, with the account.
   *
   * @throws Refusal {@code not-allowed} if the body has not registered whoever acts
   */
  Mediator acting() {
    if (!(tenancy.current() instanceof Actor.Member member)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return tenancy
        .inTransaction(() -> find(member.tenant(), member.account()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }

  private Optional<Mediator> find(UUID body, UUID account) {
    return jdbc.sql("select sealed from mediator where account_id = :account")
        .param("account", account)
        .query((row, _) -> row.getBytes("sealed"))
        .optional()
        .flatMap(sealed -> vault.openText(scope(body, account), PURPOSE, sealed))
        .map(text -> json.readValue(text, Mediator.class));
  }

  /** Kept for the body's own subject, which every organisation has since it was registered. */
  private static PersonalScope scope(UUID body, UUID account) {
    return new PersonalScope(body, body, account);
  }
}
