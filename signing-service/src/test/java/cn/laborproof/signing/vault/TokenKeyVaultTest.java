package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.shared.TestRandomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vault on PKCS#11, with SoftHSM 2 as its token. */
final class TokenKeyVaultTest extends KeyVaultContract {

  private static final Digest CONTRACT = Digest.sha256(new byte[] {1});
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final String LABEL = "LaborProof test";

  @TempDir Path directory;

  @Override
  KeyVault open(Map<KeyPurpose, KeyAlgorithm> algorithms) {
    return vault(token("one"), algorithms);
  }

  private KeyVault vault(Token token, Map<KeyPurpose, KeyAlgorithm> algorithms) {
    try {
      return TokenVault.open(
          PrivateFiles.directory(directory), _ -> token, algorithms, new TestRandomness());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Token token(String name) {
    return Token.open(at(SoftHsm.slot(name)), SoftHsm.PIN.toCharArray(), LABEL);
  }

  private static VaultProperties.Pkcs11 at(Long slot) {
    return new VaultProperties.Pkcs11(SoftHsm.library(), slot, 0, null, 4);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SM2")
  void a_key_cannot_be_taken_out_of_the_token(KeyAlgorithm algorithm) throws Exception {
    Token token = token("one");
    String name = handle("kept").value();
    token.make(name, algorithm);
    PrivateKey key = token.key(name);
    assertThat(key.getEncoded()).isNull();
    assertThat(key.getFormat()).isNull();
    assertThat(key.toString()).contains("sensitive", "unextractable", "token object");
  }

  @Test
  void a_key_of_the_national_suite_is_refused_in_words_and_nothing_is_left() {
    KeyHandle seal = handle("sm2");

    assertThatThrownBy(
            () -> vault().generate(seal, KeyPurpose.ORGANISATION_SEAL, KeySuite.NATIONAL))
        .isInstanceOf(KeyVaultException.class)
        .hasMessageContaining("its token knows no SM2");
    assertThat(vault().suites()).containsExactly(KeySuite.INTERNATIONAL);
    assertThat(vault().state(seal)).isEmpty();
    assertThat(token("one").find(seal.value())).isEmpty();
  }

  @Test
  void a_destroyed_key_is_no_longer_in_the_token() {
    KeyHandle seal = handle("seal");
    vault().generate(seal, KeyPurpose.ORGANISATION_SEAL);
    vault().destroy(worker());
    Token now = token("one");
    assertThat(now.find(worker().value())).isEmpty();
    assertThat(now.find(seal.value())).isPresent();
  }

  @Test
  void a_key_left_without_its_record_is_made_anew_when_it_is_for_one_use_only() throws Exception {
    KeyHandle seal = handle("seal");
    vault().generate(seal, KeyPurpose.ORGANISATION_SEAL);
    Token token = token("one");
    byte[] sealKey = token.find(seal.value()).orElseThrow().getEncoded();
    byte[] workerKey = token.find(worker().value()).orElseThrow().getEncoded();
    for (KeyHandle handle : new KeyHandle[] {seal, worker()}) {
      Files.delete(directory.resolve("token-keys").resolve(handle + ".key"));
    }

    KeyVault restored = open();
    restored.generate(seal, KeyPurpose.ORGANISATION_SEAL);
    restored.generate(worker(), KeyPurpose.SESSION);

    Token now = token("one");
    assertThat(now.find(seal.value()).orElseThrow().getEncoded()).isEqualTo(sealKey);
    assertThat(now.find(worker().value()).orElseThrow().getEncoded()).isNotEqualTo(workerKey);
  }

  @Test
  void a_wrong_pin_is_told_and_not_written_anywhere() {
    assertThatThrownBy(
            () -> Token.open(at(SoftHsm.slot("wrong")), "not-the-pin-77".toCharArray(), LABEL))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("the PIN is wrong")
        .satisfies(failure -> {
          for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause)).doesNotContain("not-the-pin-77");
          }
        });
  }

  @Test
  void the_pin_is_wiped_once_the_token_is_open() {
    char[] pin = SoftHsm.PIN.toCharArray();
    Token.open(at(SoftHsm.slot("one")), pin, LABEL);
    assertThat(pin).containsOnly('\0');
  }

  @Test
  void an_empty_slot_and_a_missing_library_are_told() {
    var absent = new VaultProperties.Pkcs11(SoftHsm.library(), null, 99, null, 4);
    assertStartFails(() -> Token.open(absent, pin(), LABEL), "slot number 99");
    assertStartFails(() -> Token.open(at(987654321L), pin(), LABEL), "slot 987654321");
    var nothing = new VaultProperties.Pkcs11(Path.of("/none/lib.so"), null, 0, null, 4);
    assertStartFails(() -> Token.open(nothing, pin(), LABEL), "/none/lib.so");
  }

  @Test
  void a_key_that_another_process_made_is_found() {
    Token early = token("one");
    KeyHandle later = handle("later");
    vault().generate(later, KeyPurpose.ORGANISATION_SEAL);
    assertThat(early.sign(later.value(), KeyAlgorithm.P_256, MESSAGE)).isNotEmpty();
  }

  @Test
  void another_token_than_the_one_with_the_keys_is_refused() {
    assertStartFails(() -> vault(token("two"), Map.of()), "not the one that holds");
  }

  @Test
  void keys_do_not_move_between_files_and_token() throws Exception {
    assertStartFails(() -> TokenVault.refuseTokenRecords(directory), "a PKCS#11 token");
    Path other = directory.resolve("other");
    Files.createDirectories(other.resolve("keys"));
    Files.writeString(other.resolve("keys").resolve("seal-1.key"), "{}");
    Token token = token("one");
    assertStartFails(
        () -> TokenVault.open(other, _ -> token, Map.of(), new TestRandomness()),
        "encrypted files");
  }

  @Test
  void a_token_that_is_full_or_goes_away_while_in_use_refuses_and_leaves_no_half_made_key()
      throws Exception {
    Token token = token("gone");
    KeyVault vault =
        TokenVault.open(
            PrivateFiles.directory(directory.resolve("gone")),
            _ -> token,
            Map.of(),
            new TestRandomness());
    KeyHandle seal = handle("seal");
    vault.generate(seal, KeyPurpose.ORGANISATION_SEAL);
    Path tokens = SoftHsm.tokens();
    // What a full disk, a pulled cable or a broken device come to: the library answers an error.
    Path away = tokens.resolveSibling("away");
    Files.move(tokens, away);
    KeyHandle lost = handle("lost");
    try {
      assertThatThrownBy(() -> vault.generate(lost, KeyPurpose.SESSION))
          .isInstanceOf(KeyVaultException.class)
          .hasMessageContaining("full, removed or broken");
      assertThat(vault.state(lost)).isEmpty();
    } finally {
      Files.move(away, tokens);
    }
  }

  @Test
  void the_pin_comes_from_a_file_of_ours_only_or_from_the_environment() throws Exception {
    Path file = directory.resolve("pin");
    PrivateFiles.write(file, "geheim 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(TokenPin.read(file, Map.of())).containsExactly("geheim 1".toCharArray());
    assertThat(TokenPin.read(null, Map.of(TokenPin.VARIABLE, "1234")))
        .containsExactly("1234".toCharArray());
    assertStartFails(() -> TokenPin.read(null, Map.of()), "no PIN");
    assertStartFails(() -> TokenPin.read(directory.resolve("none"), Map.of()), "cannot be read");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertStartFails(() -> TokenPin.read(file, Map.of()), "can be read by others");
  }

  private static char[] pin() {
    return SoftHsm.PIN.toCharArray();
  }

  private static void assertStartFails(ThrowingCallable start, String sentence) {
    assertThatThrownBy(start).isInstanceOf(StartFailure.class).hasMessageContaining(sentence);
  }
}
