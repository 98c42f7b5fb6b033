package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.vault.TokenObjects.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SoftHSM 2 takes a key but not the certificate that belongs beside it. */
final class HalfMadeKeyTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final Digest CONTRACT = Digest.sha256(MESSAGE);

  @TempDir Path directory;

  private final KeyHandle seal = new KeyHandle("seal-" + UUID.randomUUID());
  private KeyVault vault;

  @BeforeEach
  void a_vault() throws IOException {
    vault = HalfMadeKeys.vault(directory);
  }

  @Test
  void a_key_whose_certificate_the_token_refuses_does_not_stay() {
    try (var _ = new RefusingToken(Function.CREATE)) {
      assertThatThrownBy(() -> vault.generate(seal, KeyPurpose.ORGANISATION_SEAL))
          .isInstanceOf(KeyVaultException.class)
          .hasMessageContaining("there is no room left");
    }

    assertThat(vault.abandoned()).isEmpty();
    assertThat(vault.state(seal)).isEmpty();
    assertThat(TokenObjects.of(HalfMadeKeys.TOKEN).discard(seal.value()))
        .as("objects left of it")
        .isZero();
  }

  @Test
  void a_key_that_could_not_even_be_destroyed_is_found_and_destroyed_once() {
    HalfMadeKeys.leave(vault, seal, KeyPurpose.ORGANISATION_SEAL);

    assertThat(vault.abandoned()).containsExactly(seal);
    assertThat(vault.destroyAbandoned(seal)).isTrue();
    assertThat(vault.abandoned()).isEmpty();
    assertThat(vault.destroyAbandoned(seal)).isFalse();
    assertThat(TokenObjects.of(HalfMadeKeys.TOKEN).discard(seal.value()))
        .as("objects left of it")
        .isZero();
  }

  @Test
  void a_key_made_under_the_name_of_one_that_was_left_is_the_only_one_of_that_name() {
    for (KeyPurpose purpose : new KeyPurpose[] {KeyPurpose.ORGANISATION_SEAL, KeyPurpose.SESSION}) {
      KeyHandle key = new KeyHandle("again-" + UUID.randomUUID());
      HalfMadeKeys.leave(vault, key, purpose);

      vault.generate(key, purpose);

      assertThat(vault.abandoned()).isEmpty();
      if (purpose.singleUse()) {
        vault.activate(key, CONTRACT);
      }
      assertThat(vault.sign(key, CONTRACT, MESSAGE)).isNotEmpty();
      assertThat(TokenObjects.of(HalfMadeKeys.TOKEN).discard(key.value()))
          .as("key and certificate")
          .isEqualTo(2);
    }
  }

  @Test
  void a_key_is_kept_while_its_record_lives_though_its_certificate_is_lost() throws Exception {
    HalfMadeKeys.leave(vault, seal, KeyPurpose.ORGANISATION_SEAL);
    KeyHandle other = new KeyHandle("seal-" + UUID.randomUUID());
    vault.generate(other, KeyPurpose.ORGANISATION_SEAL);
    Path records = directory.resolve("token-keys");
    String record = Files.readString(records.resolve(other + ".key"));
    PrivateFiles.write(
        records.resolve(seal + ".key"),
        record
            .replace(other.value(), seal.value())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(vault.abandoned()).isEmpty();
    assertThat(vault.destroyAbandoned(seal)).isFalse();

    Files.delete(records.resolve(seal + ".key"));
    assertThat(vault.destroyAbandoned(seal)).isTrue();
    assertThat(vault.sign(other, CONTRACT, MESSAGE)).as("another seal's key").isNotEmpty();
  }

  @Test
  void what_another_installation_or_another_program_left_in_the_token_is_not_touched()
      throws Exception {
    KeyVault stranger = HalfMadeKeys.vault(directory.resolve("stranger"));
    HalfMadeKeys.leave(stranger, seal, KeyPurpose.ORGANISATION_SEAL);

    assertThat(vault.abandoned()).isEmpty();
    assertThat(vault.destroyAbandoned(seal)).isFalse();
    assertThat(stranger.destroyAbandoned(seal)).isTrue();
  }

  @Test
  void nothing_is_thought_abandoned_while_the_token_shows_no_keys() {
    HalfMadeKeys.leave(vault, seal, KeyPurpose.ORGANISATION_SEAL);
    try (var _ = new RefusingToken(Function.SESSION_INFO)) {
      assertThatThrownBy(vault::abandoned).isInstanceOf(KeyVaultException.class);
    }
    assertThat(vault.destroyAbandoned(seal)).isTrue();
  }
}
