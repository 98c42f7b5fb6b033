package cn.laborproof.signing.access;

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
  private final PasswordEncoder passwords;
  private final IdSource ids;
  private final Randomness randomness;
  private final Clock clock;

  AccountRows(
      JdbcClient jdbc,
      CredentialTransactions credentials,
      PasswordEncoder passwords,
      IdSource ids,
      Randomness randomness,
      Clock clock) {
    this.jdbc = jdbc;
    this.credentials = credentials;
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
            insert into account (id, tenant_id, office_id, region, login, password_hash, role, display_name, created_at)
            values (:id, :tenant, :office, :region, :login, :hash, :role, :name, :now)
            """)
        .param("id", id)
        .param("tenant", tenant(account.owner()))
        .param("office", office(account.owner()))
        .param("region", region(account.owner()))
        .param("login", account.login())
        .param("hash", passwords.encode(account.password()))
        .param("role", account.role().code())
        .param("name", account.displayName())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<HouseMember> house() {
    return members(
        "select id, role, display_name from account where tenant_id = current_tenant() order by display_name, id");
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<HouseMember> office() {
    return members(
        "select id, role, display_name from account where office_id = current_office() order by display_name, id");
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
                row.getString("display_name")))
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
