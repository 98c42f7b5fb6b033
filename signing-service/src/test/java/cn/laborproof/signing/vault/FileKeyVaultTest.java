package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Sm2;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.shared.TestRandomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileKeyVaultTest extends KeyVaultContract {

  @TempDir Path directory;

  @Override
  KeyVault open(Map<KeyPurpose, KeyAlgorithm> algorithms) {
    try {
      var randomness = new TestRandomness();
      MasterKey master = MasterKey.keptIn(directory.resolve("master.secret"), randomness);
      Path keys = PrivateFiles.directory(directory.resolve("keys"));
      return new RecordedKeyVault(
          new KeyFiles(keys),
          new SealedPrivateKeys(master.keyFor("private-keys"), new SealedBox(randomness)),
          algorithms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void files_are_for_the_owner_only_and_hold_no_plain_key() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_key_file_moved_to_another_name_does_not_open() throws Exception {
    Path keys = directory.resolve("keys");
    Files.copy(keys.resolve(worker() + ".key"), keys.resolve("session-2.key"));
    assertThatThrownBy(() -> vault().state(new KeyHandle("session-2")))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void an_sm2_session_key_requests_signs_once_and_is_destroyed_like_any_other() throws Exception {
    KeyHandle session = handle("sm2");
    Digest contract = Digest.sha256(new byte[] {1});
    vault().generate(session, KeyPurpose.SESSION, KeySuite.NATIONAL);
    assertThat(vault().algorithm(session)).isEqualTo(KeyAlgorithm.SM2);
    var request = new PKCS10CertificationRequest(vault().certificateRequest(session, "CN=张三"));
    var possession = new JcaContentVerifierProviderBuilder().setProvider(Sm2.provider());
    assertThat(request.isSignatureValid(possession.build(request.getSubjectPublicKeyInfo())))
        .isTrue();

    vault().activate(session, contract);
    byte[] value = vault().sign(session, contract, new byte[] {7});

    var key = Sm2.publicKey(request.getSubjectPublicKeyInfo().getEncoded());
    assertThat(Sm2.verifies(key, new byte[] {7}, value)).isTrue();
    assertThatThrownBy(() -> vault().sign(session, contract, new byte[] {7}))
        .isInstanceOf(KeyVaultException.class);
    vault().destroy(session);
    assertThat(vault().state(session)).contains(KeyVault.KeyState.DESTROYED);
  }

  @Test
  void a_handle_holds_a_key_of_one_suite() {
    assertThatThrownBy(() -> vault().generate(worker(), KeyPurpose.SESSION, KeySuite.NATIONAL))
        .isInstanceOf(KeyVaultException.class)
        .hasMessageContaining("INTERNATIONAL");
  }

  @Test
  void a_passphrase_file_others_can_read_is_refused() throws Exception {
    Path file = directory.resolve("master.secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> MasterKey.keptIn(file, new TestRandomness()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("can be read by others");
  }
}
