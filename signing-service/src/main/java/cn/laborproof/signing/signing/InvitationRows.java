package cn.laborproof.signing.signing;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.CredentialTransactions;
import java.nio.charset.StandardCharsets;
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

/** Links in PostgreSQL, by the hash of their token. */
@Component
final class InvitationRows {
  private final JdbcClient jdbc;
  private final CredentialTransactions credentials;

  InvitationRows(JdbcClient jdbc, CredentialTransactions credentials) {
    this.jdbc = jdbc;
    this.credentials = credentials;
  }

  void insert(Invitation invitation, String token, Instant at) {
    jdbc.sql(
            """
            insert into invitation (id, tenant_id, contract_id, person_id, purpose, token_hash, made_at, expires_at)
            values (:id, :tenant, :contract, :person, :purpose, :hash, :at, :until)
            """)
        .param("id", invitation.id())
        .param("tenant", invitation.tenant())
        .param("contract", invitation.contract())
        .param("person", invitation.person())
        .param("purpose", invitation.purpose().code())
        .param("hash", hash(token))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("until", invitation.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Ends the live links of a purpose, so that only the newest works. */
  void endAll(UUID contract, Purpose purpose, Instant at) {
    jdbc.sql(
            """
            update invitation set ended_at = :at
            where contract_id = :contract and purpose = :purpose and ended_at is null
            """)
        .param("contract", contract)
        .param("purpose", purpose.code())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The link of a token, whoever asks: the token is the credential. */
  Optional<Invitation> byToken(String token) {
    String hash = hash(token);
    return credentials.showing(
        hash,
        client ->
            client
                .sql("select * from invitation where token_hash = :hash")
                .param("hash", hash)
                .query(InvitationRows::read)
                .optional());
  }

  private static String hash(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static Invitation read(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("contract_id", UUID.class),
        row.getObject("person_id", UUID.class),
        Purpose.ofCode(row.getString("purpose")),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
