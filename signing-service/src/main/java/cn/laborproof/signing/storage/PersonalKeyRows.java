package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link PersonalVault} with one wrapped key row per person and subject. */
@Component
class PersonalKeyRows implements PersonalVault {

  private final JdbcClient jdbc;
  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final StorageSuite suite;
  private final Randomness randomness;
  private final Clock clock;

  PersonalKeyRows(
      JdbcClient jdbc,
      KeyWrapping wrapping,
      SealedBox box,
      StorageSuite suite,
      Randomness randomness,
      Clock clock) {
    this.jdbc = jdbc;
    this.wrapping = wrapping;
    this.box = box;
    this.suite = suite;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public byte[] seal(PersonalScope whose, String purpose, byte[] value) {
    KeyRow row = row(whose).orElseGet(() -> make(whose));
    byte[] wrapped = row.wrapped();
    if (wrapped == null) {
      throw new Refusal(StorageRefusal.ERASED);
    }
    return box.seal(wrapping.unwrap(wrapped, keyContext(whose)), context(whose, purpose), value);
  }

  @Override
  @Transactional
  public Optional<byte[]> open(PersonalScope whose, String purpose, byte[] sealed) {
    return row(whose)
        .flatMap(KeyRow::key)
        .map(wrapped ->
            box.open(wrapping.unwrap(wrapped, keyContext(whose)), context(whose, purpose), sealed));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public byte[] sealText(PersonalScope whose, String purpose, String value) {
    return seal(whose, purpose, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  @Transactional
  public Optional<String> openText(PersonalScope whose, String purpose, byte[] sealed) {
    return open(whose, purpose, sealed).map(value -> new String(value, StandardCharsets.UTF_8));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(PersonalScope whose) {
    jdbc.sql(
            "update personal_key set wrapped_key = null, erased_at = ? where subject_id = ? and person_id = ? and erased_at is null")
        .param(Timestamp.from(clock.instant()))
        .param(whose.subject())
        .param(whose.person())
        .update();
  }

  /** Makes the key; when another transaction was first, takes its key. */
  private KeyRow make(PersonalScope whose) {
    byte[] key = randomness.bytes(suite.of(whose.tenant()).keyLength());
    byte[] wrapped = wrapping.wrap(key, keyContext(whose));
    jdbc.sql(
            """
            insert into personal_key (subject_id, tenant_id, person_id, wrapped_key, made_at)
            values (?, ?, ?, ?, ?) on conflict (subject_id, person_id) do nothing
            """)
        .param(whose.subject())
        .param(whose.tenant())
        .param(whose.person())
        .param(wrapped)
        .param(Timestamp.from(clock.instant()))
        .update();
    return row(whose)
        .orElseThrow(
            () -> new IllegalStateException("the person's key is not visible to its maker"));
  }

  private Optional<KeyRow> row(PersonalScope whose) {
    return jdbc.sql("select wrapped_key from personal_key where subject_id = ? and person_id = ?")
        .param(whose.subject())
        .param(whose.person())
        .query((row, index) -> new KeyRow(row.getBytes("wrapped_key")))
        .optional();
  }

  private static String keyContext(PersonalScope whose) {
    return "personal-key/" + whose.subject() + "/" + whose.person();
  }

  private static String context(PersonalScope whose, String purpose) {
    return "personal/" + whose.subject() + "/" + whose.person() + "/" + purpose;
  }

  private record KeyRow(byte @Nullable [] wrapped) {
    Optional<byte[]> key() {
      return Optional.ofNullable(wrapped);
    }
  }
}
