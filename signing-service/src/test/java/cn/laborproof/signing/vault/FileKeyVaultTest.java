package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.shared.TestRandomness;
import cn.laborproof.signing.vault.KeyVault.KeyState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.util.stream.Stream;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyVaultTest {

  private static final KeyHandle WORKER = new KeyHandle("session-1");
  private static final Digest CONTRACT = Digest.sha256(new byte[] {1});
  private static final Digest ANOTHER = Digest.sha256(new byte[] {2});
  private static final byte[] MESSAGE = {7, 8, 9};

  @TempDir Path directory;
  private KeyVault vault;

  @BeforeEach
  void a_session_key() {
    vault = open();
    vault.generate(WORKER, KeyPurpose.SESSION);
  }

  @Test
  void a_session_key_signs_once_for_the_document_it_was_activated_for() throws Exception {
    vault.activate(WORKER, CONTRACT);
    byte[] signature = vault.sign(WORKER, CONTRACT, MESSAGE);

    var request = new PKCS10CertificationRequest(requestOf(WORKER));
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo()));
    verifier.update(MESSAGE);
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(vault.state(WORKER)).contains(KeyState.USED);
    assertThatThrownBy(() -> vault.sign(WORKER, CONTRACT, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_session_key_signs_nothing_before_the_act_of_will() {
    assertThatThrownBy(() -> vault.sign(WORKER, CONTRACT, MESSAGE)).hasMessageContaining("READY");
  }

  @Test
  void a_session_key_signs_no_other_document_and_is_not_activated_for_a_second() {
    vault.activate(WORKER, CONTRACT);
    assertThatThrownBy(() -> vault.sign(WORKER, ANOTHER, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> vault.activate(WORKER, ANOTHER)).isInstanceOf(KeyVaultException.class);
    vault.activate(WORKER, CONTRACT);
    assertThat(vault.state(WORKER)).contains(KeyState.ACTIVATED);
  }

  @Test
  void what_was_used_stays_used_after_a_restart() {
    vault.activate(WORKER, CONTRACT);
    vault.sign(WORKER, CONTRACT, MESSAGE);
    assertThatThrownBy(() -> open().sign(WORKER, CONTRACT, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_destroyed_key_is_gone_for_good() {
    vault.destroy(WORKER);
    vault.destroy(WORKER);
    assertThat(vault.state(WORKER)).contains(KeyState.DESTROYED);
    assertThatThrownBy(() -> vault.activate(WORKER, CONTRACT))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> vault.generate(WORKER, KeyPurpose.SESSION))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void generating_again_keeps_the_first_key() {
    byte[] first = requestOf(WORKER);
    vault.generate(WORKER, KeyPurpose.SESSION);
    assertThat(publicKey(requestOf(WORKER))).isEqualTo(publicKey(first));
    assertThatThrownBy(() -> vault.generate(WORKER, KeyPurpose.ORGANISATION_SEAL))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_request_proves_possession_and_names_its_subject() throws Exception {
    var request = new PKCS10CertificationRequest(requestOf(WORKER));
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
        .isTrue();
    assertThat(request.getSubject().toString()).contains("张三");
  }

  @Test
  void an_organisations_key_signs_again_and_again() {
    var seal = new KeyHandle("seal-1");
    vault.generate(seal, KeyPurpose.ORGANISATION_SEAL);
    assertThat(vault.sign(seal, CONTRACT, MESSAGE)).isNotEmpty();
    assertThat(vault.sign(seal, ANOTHER, MESSAGE)).isNotEmpty();
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
    Files.copy(keys.resolve("session-1.key"), keys.resolve("session-2.key"));
    assertThatThrownBy(() -> vault.state(new KeyHandle("session-2")))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_passphrase_file_others_can_read_is_refused() throws Exception {
    Path file = directory.resolve("master.secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> MasterKey.keptIn(file, new TestRandomness()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("can be read by others");
  }

  private KeyVault open() {
    try {
      var randomness = new TestRandomness();
      MasterKey master = MasterKey.keptIn(directory.resolve("master.secret"), randomness);
      Path keys = PrivateFiles.directory(directory.resolve("keys"));
      return new FileKeyVault(
          new KeyFiles(keys, master.keyFor("private-keys"), new SealedBox(randomness)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private byte[] requestOf(KeyHandle handle) {
    return vault.certificateRequest(handle, "CN=张三");
  }

  private static byte[] publicKey(byte[] request) {
    try {
      return new PKCS10CertificationRequest(request).getSubjectPublicKeyInfo().getEncoded();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
