package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.shared.IdSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

  /**
   * Who is asked for a signature.
   *
   * @param session the worker's session, or null
   * @param account who said yes at a desk, or null
   * @param strokes handwriting, encrypted; null for a seal
   */
  record Asked(
      SigningCase paper,
      Signatory signatory,
      @Nullable UUID session,
      @Nullable UUID account,
      byte @Nullable [] strokes) {
    static Asked byWorker(SigningCase paper, UUID session, byte[] strokes) {
      return new Asked(paper, paper.workerPlace(), session, null, strokes);
    }
  }

  UUID ask(Asked asked, Instant at) {
    UUID id = ids.next();
    jdbc.sql(
            """
            insert into signature_act (id, tenant_id, contract_id, role, session_id, account_id, state, strokes, asked_at, changed_at)
            values (:id, :tenant, :contract, :role, :session, :account, 'asked', :strokes, :at, :at)
            """)
        .param("id", id)
        .param("tenant", asked.paper().tenant())
        .param("contract", asked.paper().id())
        .param("role", asked.signatory().role().code())
        .param("session", asked.session())
        .param("account", asked.account())
        .param("strokes", asked.strokes(), Types.BINARY)
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
  Optional<SignatureAct> live(UUID contract, SignatureRole role) {
    return jdbc.sql(
            """
            select * from signature_act
            where contract_id = :contract and role = :role and state not in ('interrupted', 'refused')
            """)
        .param("contract", contract)
        .param("role", role.code())
        .query(SignatureActs::read)
        .optional();
  }

  /**
   * Moves an act on, if it is still where the caller saw it. Two runs may meet: one that was taken
   * for dead, and the one that took over; only the first to get here goes on.
   *
   * @return whether it was moved
   */
  boolean move(SignatureAct act, SignatureAct.State to, Instant at) {
    return jdbc.sql(
                """
                update signature_act set state = :to, changed_at = :at
                where id = :id and state = :from and attempt = :attempt
                """)
            .param("to", code(to))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", act.id())
            .param("from", code(act.state()))
            .param("attempt", act.attempt())
            .update()
        == 1;
  }

  /**
   * The same where nothing but a second run can have moved it.
   *
   * @throws IllegalStateException if it was moved; the caller's transaction must not be kept
   */
  void moveOn(SignatureAct act, SignatureAct.State to, Instant at) {
    if (!move(act, to, at)) {
      throw new IllegalStateException(
          "signature "
              + act.id()
              + " was taken over by another run (expected: "
              + act.state()
              + ")");
    }
  }

  private static String code(SignatureAct.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** The certificate of this attempt's key is written down. */
  void certified(SignatureAct act) {
    jdbc.sql("update signature_act set certified_attempt = :attempt where id = :id")
        .param("attempt", act.attempt())
        .param("id", act.id())
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
  void nextAttempt(SignatureAct act) {
    jdbc.sql(
            """
            update signature_act set attempt = attempt + 1
            where id = :id and state = :from and attempt = :attempt
            """)
        .param("id", act.id())
        .param("from", code(act.state()))
        .param("attempt", act.attempt())
        .update();
  }

  private static SignatureAct read(ResultSet row, int number) throws SQLException {
    return new SignatureAct(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        SignatureRole.ofCode(row.getString("role")),
        row.getObject("session_id", UUID.class),
        SignatureAct.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempt"),
        row.getInt("certified_attempt"),
        row.getBytes("strokes"),
        row.getBytes("material"),
        row.getObject("working_document", UUID.class));
  }
}
