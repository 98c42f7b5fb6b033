package cn.laborproof.signing.signing;

import cn.laborproof.signing.shared.IdSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signatures and seals on their way, in PostgreSQL. Every call runs in the caller's transaction.
 */
@Component
final class SignatureActs {
  private final JdbcClient jdbc;
  private final IdSource ids;

  SignatureActs(JdbcClient jdbc, IdSource ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  UUID askWorker(SigningSession session, byte[] strokes, Instant at) {
    UUID id = ids.next();
    jdbc.sql(
            """
            insert into signature_act (id, tenant_id, contract_id, role, session_id, state, strokes, asked_at, changed_at)
            values (:id, :tenant, :contract, 'worker', :session, 'asked', :strokes, :at, :at)
            """)
        .param("id", id)
        .param("tenant", session.tenant())
        .param("contract", session.contract())
        .param("session", session.id())
        .param("strokes", strokes)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  UUID askEmployer(UUID tenant, UUID contract, @Nullable UUID account, Instant at) {
    UUID id = ids.next();
    jdbc.sql(
            """
            insert into signature_act (id, tenant_id, contract_id, role, account_id, state, asked_at, changed_at)
            values (:id, :tenant, :contract, 'employer', :account, 'asked', :at, :at)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .param("contract", contract)
        .param("account", account)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  Optional<SignatureAct> find(UUID id) {
    return jdbc.sql("select * from signature_act where id = :id")
        .param("id", id)
        .query(SignatureActs::read)
        .optional();
  }

  /** The signature of a role that is on its way or there. */
  Optional<SignatureAct> live(UUID contract, String role) {
    return jdbc.sql(
            """
            select * from signature_act
            where contract_id = :contract and role = :role and state not in ('interrupted', 'refused')
            """)
        .param("contract", contract)
        .param("role", role)
        .query(SignatureActs::read)
        .optional();
  }

  void state(UUID id, SignatureAct.State state, Instant at) {
    jdbc.sql("update signature_act set state = :state, changed_at = :at where id = :id")
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void material(UUID id, byte[] sealed) {
    jdbc.sql("update signature_act set material = :material where id = :id")
        .param("material", sealed)
        .param("id", id)
        .update();
  }

  void workingDocument(UUID id, UUID document) {
    jdbc.sql("update signature_act set working_document = :document where id = :id")
        .param("document", document)
        .param("id", id)
        .update();
  }

  /** The key of this attempt is spent; the next attempt makes another. */
  void nextAttempt(UUID id) {
    jdbc.sql("update signature_act set attempt = attempt + 1 where id = :id")
        .param("id", id)
        .update();
  }

  private static SignatureAct read(ResultSet row, int number) throws SQLException {
    return new SignatureAct(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        row.getObject("session_id", UUID.class),
        SignatureAct.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempt"),
        row.getBytes("strokes"),
        row.getBytes("material"),
        row.getObject("working_document", UUID.class));
  }
}
