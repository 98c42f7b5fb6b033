package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Accounts} as rows. Row-level security lets an actor make accounts of their own house only.
 */
@Component
class AccountRows implements Accounts {

  private final JdbcClient jdbc;
  private final CredentialTransactions credentials;
  private final Tenancy tenancy;
  private final PasswordEncoder passwords;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  AccountRows(
      JdbcClient jdbc,
      CredentialTransactions credentials,
      Tenancy tenancy,
      PasswordEncoder passwords,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.jdbc = jdbc;
    this.credentials = credentials;
    this.tenancy = tenancy;
    this.passwords = passwords;
    this.ids = ids;
    this.randomness = randomness;
    this.clock = clock;
  }

  boolean exists(String login) {
    return credentials.showing(
        login,
        rows ->
            rows.sql("select 1 from account where login = ?")
                .param(login)
                .query((row, index) -> index)
                .optional()
                .isPresent());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID create(NewAccount account) {
    if (exists(account.login())) {
      throw new Refusal(AccessRefusal.LOGIN_TAKEN);
    }
    UUID id = ids.next();
    jdbc.sql(
            """
            insert into account (id, tenant_id, office_id, region, login, password_hash, role, display_name, first_password, created_at)
            values (:id, :tenant, :office, :region, :login, :hash, :role, :name, :given, :now)
            """)
        .param("id", id)
        .param("tenant", tenant(account.owner()))
        .param("office", office(account.owner()))
        .param("region", region(account.owner()))
        .param("login", account.login())
        .param("hash", passwords.encode(account.password()))
        .param("role", account.role().code())
        .param("name", account.displayName())
        .param("given", account.givenToThem())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<HouseMember> house() {
    return members(
        "select id, role, display_name, suspended_at from account where tenant_id = current_tenant() order by display_name, id");
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<HouseMember> office() {
    return members(
        "select id, role, display_name, suspended_at from account where office_id = current_office() order by display_name, id");
  }

  @Override
  public boolean suspend(String login, boolean suspended) {
    UUID id =
        tenancy.inTransaction(() ->
            jdbc.sql(
                    """
                    select id from account
                    where login = :login and (tenant_id = current_tenant() or office_id = current_office())
                    """)
                .param("login", login)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
    return credentials.showing(
        id.toString(),
        rows -> {
          boolean changed =
              rows.sql(
                          """
                          update account set suspended_at = case when :suspended then cast(:now as timestamptz) end
                          where id = :id and (suspended_at is null) = :suspended
                          """)
                      .param("suspended", suspended)
                      .param("now", Timestamp.from(clock.instant()))
                      .param("id", id)
                      .update()
                  > 0;
          if (suspended) {
            rows.sql("delete from login_session where account_id = ?").param(id).update();
          }
          return changed;
        });
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> logins() {
    return jdbc.sql(
            "select login from account where tenant_id = current_tenant() or office_id = current_office() order by login")
        .query((row, _) -> row.getString("login"))
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<String> regionOf(UUID office) {
    return jdbc.sql("select region from account where office_id = :office limit 1")
        .param("office", office)
        .query((row, _) -> row.getString("region"))
        .optional();
  }

  private List<HouseMember> members(String sql) {
    return jdbc.sql(sql)
        .query((row, _) ->
            new HouseMember(
                row.getObject("id", UUID.class),
                Role.ofCode(row.getString("role")),
                row.getString("display_name"),
                row.getTimestamp("suspended_at") != null))
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public String issueToken(NewToken token) {
    String secret = randomness.token();
    jdbc.sql(
            """
            insert into api_token (id, tenant_id, office_id, region, token_hash, display_name, created_at)
            values (:id, :tenant, :office, :region, :hash, :name, :now)
            """)
        .param("id", ids.next())
        .param("tenant", tenant(token.owner()))
        .param("office", office(token.owner()))
        .param("region", region(token.owner()))
        .param("hash", SessionRows.hash(secret))
        .param("name", token.displayName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return secret;
  }

  private static @Nullable UUID tenant(Owner owner) {
    return owner instanceof Owner.Organisation organisation ? organisation.tenant() : null;
  }

  private static @Nullable UUID office(Owner owner) {
    return owner instanceof Owner.Office office ? office.office() : null;
  }

  private static @Nullable String region(Owner owner) {
    return owner instanceof Owner.Office office ? office.region() : null;
  }
}
