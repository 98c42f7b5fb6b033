package cn.laborproof.signing.notification;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link OneTimeCodes} as rows of salted hashes. A six-digit code has too little entropy for any
 * hash to hide it from who reads the table for long, so it also lives only minutes and a handful of
 * tries.
 */
@Component
class HashedOneTimeCodes implements OneTimeCodes {

  private static final int DIGITS_BOUND = 1_000_000;
  private static final short TRIES = 5;
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofSeconds(30);
  private static final int SALT_LENGTH = 32;

  private final JdbcClient jdbc;
  private final TextMessages messages;
  private final Tenancy tenancy;
  private final Randomness randomness;
  private final Clock clock;

  HashedOneTimeCodes(
      JdbcClient jdbc, TextMessages messages, Tenancy tenancy, Randomness randomness, Clock clock) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.tenancy = tenancy;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Instant issue(Request request) {
    Instant now = clock.instant();
    Binding binding = request.binding();
    refuseTooSoon(binding, now);
    String code = String.format("%06d", randomness.below(DIGITS_BOUND));
    byte[] salt = randomness.bytes(SALT_LENGTH);
    Instant expires = now.plus(LIFE);
    keep(binding, salt, hash(salt, binding, code), now, expires);
    messages.queue(
        new TextMessages.Outgoing(
            binding.whose(),
            request.mobile(),
            request.messageKey(),
            List.of(code, LIFE.toMinutes(), shortDigest(binding.document())),
            request.locale()));
    return expires;
  }

  private void refuseTooSoon(Binding binding, Instant now) {
    // A used code was no flood: whose signature was interrupted may have another one at once.
    boolean tooSoon =
        row(
                binding,
                "select * from one_time_code where subject_id = ? and person_id = ? and purpose = ?")
            .filter(last -> !last.used() && last.issuedAt().plus(BETWEEN).isAfter(now))
            .isPresent();
    if (tooSoon) {
      throw new Refusal(CommonRefusal.TOO_MANY_REQUESTS);
    }
  }

  private void keep(Binding binding, byte[] salt, Digest hash, Instant now, Instant expires) {
    PersonalScope whose = binding.whose();
    Digest document = binding.document();
    jdbc.sql(
            """
            insert into one_time_code
              (subject_id, tenant_id, person_id, purpose, document, salt, code_hash, tries_left, issued_at, expires_at)
            values (:subject, :tenant, :person, :purpose, :document, :salt, :hash, :tries, :now, :expires)
            on conflict (subject_id, person_id, purpose) do update set document = excluded.document, salt = excluded.salt,
              code_hash = excluded.code_hash, tries_left = excluded.tries_left, issued_at = excluded.issued_at,
              expires_at = excluded.expires_at, used_at = null
            """)
        .param("subject", whose.subject())
        .param("tenant", whose.tenant())
        .param("person", whose.person())
        .param("purpose", binding.purpose())
        .param("document", document == null ? null : document.bytes())
        .param("salt", salt)
        .param("hash", hash.bytes())
        .param("tries", TRIES)
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .update();
  }

  @Override
  public Attempt attempt(Supplier<Binding> binding, String code, Runnable whenRight) {
    return tenancy.inOwnTransaction(() -> attemptLocked(binding.get(), code, whenRight));
  }

  private Attempt attemptLocked(Binding binding, String code, Runnable whenRight) {
    Row row =
        row(
                binding,
                "select * from one_time_code where subject_id = ? and person_id = ? and purpose = ? for update")
            .orElse(null);
    if (row == null || !row.isLive(clock.instant(), binding.document())) {
      return new Attempt.Expired();
    }
    if (row.triesLeft() == 0) {
      return new Attempt.Exhausted();
    }
    boolean right =
        MessageDigest.isEqual(row.hash().bytes(), hash(row.salt(), binding, code.strip()).bytes());
    return right ? use(binding, whenRight) : miss(binding, row.triesLeft() - 1);
  }

  private Attempt use(Binding binding, Runnable whenRight) {
    change(binding, "used_at = ?", Timestamp.from(clock.instant()));
    whenRight.run();
    return new Attempt.Accepted();
  }

  private Attempt miss(Binding binding, int left) {
    change(binding, "tries_left = ?", left);
    return left == 0 ? new Attempt.Exhausted() : new Attempt.Wrong(left);
  }

  private void change(Binding binding, String assignment, Object value) {
    jdbc.sql(
            "update one_time_code set "
                + assignment
                + " where subject_id = ? and person_id = ? and purpose = ?")
        .param(value)
        .param(binding.whose().subject())
        .param(binding.whose().person())
        .param(binding.purpose())
        .update();
  }

  private Optional<Row> row(Binding binding, String sql) {
    return jdbc.sql(sql)
        .param(binding.whose().subject())
        .param(binding.whose().person())
        .param(binding.purpose())
        .query((row, index) -> Row.of(row))
        .optional();
  }

  private static Digest hash(byte[] salt, Binding binding, String code) {
    return Digest.sha256(salt, (binding.purpose() + "/" + code).getBytes(StandardCharsets.UTF_8));
  }

  private static String shortDigest(@Nullable Digest document) {
    return document == null ? "" : document.hex().substring(0, 8);
  }

  private record Row(
      @Nullable Digest document,
      byte[] salt,
      Digest hash,
      int triesLeft,
      Instant issuedAt,
      Instant expiresAt,
      boolean used) {

    static Row of(ResultSet row) throws SQLException {
      byte[] document = row.getBytes("document");
      return new Row(
          document == null ? null : Digest.of(document),
          row.getBytes("salt"),
          Digest.of(row.getBytes("code_hash")),
          row.getInt("tries_left"),
          row.getTimestamp("issued_at").toInstant(),
          row.getTimestamp("expires_at").toInstant(),
          row.getTimestamp("used_at") != null);
    }

    boolean isLive(Instant now, @Nullable Digest wanted) {
      return !used && now.isBefore(expiresAt) && java.util.Objects.equals(document, wanted);
    }
  }
}
