package cn.laborproof.signing.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions in PostgreSQL. Every call runs in the caller's transaction. */
@Component("signingSessionRows")
final class SessionRows {
  /** What is kept of a face stays the contract's when the worker comes by another link. */
  private static final String SELECT =
      """
      select s.*, (select f.expires_at from signing_face f where f.contract_id = s.contract_id) as face_kept_until
      from signing_session s
      """;

  private final JdbcClient jdbc;

  SessionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends every open session of a purpose: who was on the way opens the new link. */
  void endAll(UUID contract, Purpose purpose, Instant at) {
    jdbc.sql(
            """
            update signing_session set ended_at = :at
            where contract_id = :contract and purpose = :purpose and ended_at is null
            """)
        .param("at", utc(at))
        .param("contract", contract)
        .param("purpose", purpose.code())
        .update();
  }

  /** Begins a session; whoever opened a link of this purpose earlier is out. */
  void begin(UUID id, Invitation invitation, Instant at) {
    endAll(invitation.contract(), invitation.purpose(), at);
    jdbc.sql(
            """
            insert into signing_session (id, tenant_id, contract_id, person_id, invitation_id, purpose, opened_at)
            values (:id, :tenant, :contract, :person, :invitation, :purpose, :at)
            """)
        .param("id", id)
        .param("tenant", invitation.tenant())
        .param("contract", invitation.contract())
        .param("person", invitation.person())
        .param("invitation", invitation.id())
        .param("purpose", invitation.purpose().code())
        .param("at", utc(at))
        .update();
  }

  Optional<SigningSession> find(UUID id) {
    return jdbc.sql(SELECT + "where s.id = :id for no key update of s")
        .param("id", id)
        .query(SessionRows::read)
        .optional();
  }

  /** The live session in which this person was identified. */
  Optional<SigningSession> identified(UUID contract, UUID person) {
    return jdbc.sql(
            SELECT
                + """
                where s.contract_id = :contract and s.person_id = :person and s.ended_at is null
                  and (s.identity_at is not null or s.purpose = 'copy' and s.phone_at is not null)
                order by s.opened_at desc limit 1 for no key update of s
                """)
        .param("contract", contract)
        .param("person", person)
        .query(SessionRows::read)
        .optional();
  }

  void route(UUID id, String route) {
    jdbc.sql("update signing_session set route = :route where id = :id")
        .param("route", route)
        .param("id", id)
        .update();
  }

  void countNumberTry(UUID id) {
    jdbc.sql("update signing_session set number_tries = number_tries + 1 where id = :id")
        .param("id", id)
        .update();
  }

  void countIdentityTry(UUID id) {
    jdbc.sql("update signing_session set identity_tries = identity_tries + 1 where id = :id")
        .param("id", id)
        .update();
  }

  void giveBackIdentityTry(UUID id) {
    jdbc.sql(
            "update signing_session set identity_tries = identity_tries - 1 where id = :id and identity_tries > 0")
        .param("id", id)
        .update();
  }

  void mark(UUID id, Mark mark, Instant at) {
    jdbc.sql("update signing_session set " + mark.column + " = :at where id = :id")
        .param("at", utc(at))
        .param("id", id)
        .update();
  }

  /** The notice that was agreed to names what is kept of the way to the signature. */
  void toldOfTraces(UUID id) {
    jdbc.sql("update signing_session set told_of_traces = true where id = :id")
        .param("id", id)
        .update();
  }

  void faceCompared(UUID id, boolean agreed) {
    jdbc.sql("update signing_session set face_compared = :agreed where id = :id")
        .param("agreed", agreed)
        .param("id", id)
        .update();
  }

  /** The text was put before the person; only the first time counts. */
  void shown(UUID id, Instant at) {
    jdbc.sql("update signing_session set shown_at = :at where id = :id and shown_at is null")
        .param("at", utc(at))
        .param("id", id)
        .update();
  }

  /** The signature was interrupted: the person is asked anew. */
  void askAgain(UUID id) {
    jdbc.sql("update signing_session set willed_at = null, ask_again = true where id = :id")
        .param("id", id)
        .update();
  }

  void end(UUID id, Instant at) {
    jdbc.sql("update signing_session set ended_at = :at where id = :id and ended_at is null")
        .param("at", utc(at))
        .param("id", id)
        .update();
  }

  /** A point on the way. */
  enum Mark {
    NOTICED("noticed_at"),
    NUMBER("number_at"),
    PHONE("phone_at"),
    IDENTITY("identity_at"),
    READ("read_at"),
    WILLED("willed_at");

    private final String column;

    Mark(String column) {
      this.column = column;
    }
  }

  private static SigningSession read(ResultSet row, int number) throws SQLException {
    return new SigningSession(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getObject("invitation_id", UUID.class),
        Purpose.ofCode(row.getString("purpose")),
        instant(row, "ended_at"),
        instant(row, "noticed_at"),
        row.getString("route"),
        instant(row, "number_at"),
        row.getInt("number_tries"),
        instant(row, "phone_at"),
        instant(row, "identity_at"),
        row.getInt("identity_tries"),
        instant(row, "read_at"),
        instant(row, "willed_at"),
        row.getBoolean("ask_again"),
        row.getBoolean("face_compared"),
        instant(row, "face_kept_until"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
