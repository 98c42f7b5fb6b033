package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.vault.KeyVault.KeyState;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every vault holds to. */
abstract class KeyVaultContract {

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger SIDE = new AtomicInteger();
  private static final Digest CONTRACT = Digest.sha256(new byte[] {1});
  private static final Digest ANOTHER = Digest.sha256(new byte[] {2});
  private static final byte[] MESSAGE = {7, 8, 9};

  private final String run = "t" + RUNS.incrementAndGet();
  private final KeyHandle worker = handle("session");
  private KeyVault vault;

  @BeforeEach
  void a_session_key() {
    vault = open();
    vault.generate(worker, KeyPurpose.SESSION);
  }

  @Test
  void a_session_key_signs_once_for_the_document_it_was_activated_for() throws Exception {
    vault.activate(worker, CONTRACT);
    byte[] signature = vault.sign(worker, CONTRACT, MESSAGE);

    var request = new PKCS10CertificationRequest(requestOf(worker));
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo()));
    verifier.update(MESSAGE);
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(vault.state(worker)).contains(KeyState.USED);
    assertThatThrownBy(() -> vault.sign(worker, CONTRACT, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_session_key_signs_nothing_before_the_act_of_will() {
    assertThatThrownBy(() -> vault.sign(worker, CONTRACT, MESSAGE)).hasMessageContaining("READY");
  }

  @Test
  void a_session_key_signs_no_other_document_and_is_not_activated_for_a_second() {
    vault.activate(worker, CONTRACT);
    assertThatThrownBy(() -> vault.sign(worker, ANOTHER, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> vault.activate(worker, ANOTHER)).isInstanceOf(KeyVaultException.class);
    vault.activate(worker, CONTRACT);
    assertThat(vault.state(worker)).contains(KeyState.ACTIVATED);
  }

  @Test
  void what_was_used_stays_used_after_a_restart() {
    vault.activate(worker, CONTRACT);
    vault.sign(worker, CONTRACT, MESSAGE);
    assertThatThrownBy(() -> open().sign(worker, CONTRACT, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_destroyed_key_is_gone_for_good() {
    vault.destroy(worker);
    vault.destroy(worker);
    assertThat(vault.state(worker)).contains(KeyState.DESTROYED);
    assertThatThrownBy(() -> vault.activate(worker, CONTRACT))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> vault.generate(worker, KeyPurpose.SESSION))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void generating_again_keeps_the_first_key() {
    byte[] first = requestOf(worker);
    vault.generate(worker, KeyPurpose.SESSION);
    assertThat(publicKey(requestOf(worker))).isEqualTo(publicKey(first));
    assertThatThrownBy(() -> vault.generate(worker, KeyPurpose.ORGANISATION_SEAL))
        .isInstanceOf(KeyVaultException.class);
  }

  @Test
  void the_first_certificate_of_a_key_stays_its_certificate() throws Exception {
    byte[] request = requestOf(worker);
    X509Certificate first = certificate(request, 1);
    vault.keepChain(worker, List.of(first));
    vault.keepChain(worker, List.of(certificate(request, 2)));

    assertThat(vault.chain(worker)).containsExactly(first);
  }

  /** By whoever it may be: a vault keeps what it is given if it is of the key. */
  private static X509Certificate certificate(byte[] request, long serial) throws Exception {
    var asked = new PKCS10CertificationRequest(request);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    var name = new X500Name("CN=issuer");
    var issued =
        new X509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial),
                Date.from(Instant.parse("2026-11-01T00:00:00Z")),
                Date.from(Instant.parse("2027-11-01T00:00:00Z")),
                asked.getSubject(),
                asked.getSubjectPublicKeyInfo())
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(generator.generateKeyPair().getPrivate()));
    return new JcaX509CertificateConverter().getCertificate(issued);
  }

  @Test
  void a_request_proves_possession_and_names_its_subject() throws Exception {
    var request = new PKCS10CertificationRequest(requestOf(worker));
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())))
        .isTrue();
    assertThat(request.getSubject().toString()).contains("张三");
  }

  @Test
  void an_organisations_key_signs_again_and_again() {
    var seal = handle("seal-1");
    vault.generate(seal, KeyPurpose.ORGANISATION_SEAL);
    assertThat(vault.sign(seal, CONTRACT, MESSAGE)).isNotEmpty();
    assertThat(vault.sign(seal, ANOTHER, MESSAGE)).isNotEmpty();
  }

  @Test
  void each_kind_of_key_signs_what_everybody_can_verify() throws Exception {
    for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.P_256, KeyAlgorithm.RSA_3072)) {
      vault = open(Map.of(KeyPurpose.MEDIATOR, algorithm));
      KeyHandle key = handle("mediator-" + algorithm.family().toLowerCase(Locale.ROOT));
      vault.generate(key, KeyPurpose.MEDIATOR);
      assertThat(vault.algorithm(key)).isEqualTo(algorithm);
      assertThat(verifies(key, algorithm, vault.sign(key, CONTRACT, MESSAGE))).isTrue();
    }
  }

  @Test
  void a_restart_finds_the_keys() throws Exception {
    KeyHandle seal = handle("seal");
    vault.generate(seal, KeyPurpose.ORGANISATION_SEAL);
    byte[] before = publicKey(requestOf(seal));
    vault = open();
    assertThat(publicKey(requestOf(seal))).isEqualTo(before);
    assertThat(verifies(seal, KeyAlgorithm.P_256, vault.sign(seal, CONTRACT, MESSAGE))).isTrue();
  }

  /** The process dies after each act: what was done stays done, the rest can go on. */
  @Test
  void a_death_between_two_acts_neither_loses_the_key_nor_lets_it_sign_twice() {
    vault = open();
    vault.generate(worker, KeyPurpose.SESSION);
    vault = open();
    assertThat(vault.state(worker)).contains(KeyState.READY);
    vault.activate(worker, CONTRACT);
    vault = open();
    vault.activate(worker, CONTRACT);
    assertThat(vault.sign(worker, CONTRACT, MESSAGE)).isNotEmpty();
    vault = open();
    assertThatThrownBy(() -> vault.activate(worker, CONTRACT)).hasMessageContaining("USED");
    vault.destroy(worker);
    vault = open();
    vault.destroy(worker);
    assertThat(vault.state(worker)).contains(KeyState.DESTROYED);
    assertThatThrownBy(() -> requestOf(worker)).isInstanceOf(KeyVaultException.class);
  }

  @Test
  void a_key_that_never_was_is_refused() {
    KeyHandle never = handle("never");
    assertThat(vault.state(never)).isEmpty();
    assertThat(vault.chain(never)).isEmpty();
    assertThatThrownBy(() -> vault.sign(never, CONTRACT, MESSAGE))
        .isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> vault.activate(never, CONTRACT)).isInstanceOf(KeyVaultException.class);
    assertThatThrownBy(() -> requestOf(never)).isInstanceOf(KeyVaultException.class);
    vault.destroy(never);
    assertThat(vault.state(never)).isEmpty();
  }

  @Test
  void of_many_who_use_one_session_key_one_gets_a_signature() throws Exception {
    vault.activate(worker, CONTRACT);
    Callable<Boolean> use =
        () -> {
          try {
            return vault.sign(worker, CONTRACT, MESSAGE).length > 0;
          } catch (KeyVaultException _) {
            return false;
          }
        };
    int signed = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(Collections.nCopies(24, use))) {
        signed += answer.get() ? 1 : 0;
      }
    }
    assertThat(signed).isEqualTo(1);
  }

  @Test
  void many_keys_are_used_side_by_side() throws Exception {
    Callable<Boolean> life =
        () -> {
          KeyHandle key = handle("side-" + SIDE.incrementAndGet());
          vault.generate(key, KeyPurpose.SESSION);
          vault.activate(key, CONTRACT);
          boolean good = verifies(key, KeyAlgorithm.P_256, vault.sign(key, CONTRACT, MESSAGE));
          vault.destroy(key);
          return good;
        };
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var answer : threads.invokeAll(Collections.nCopies(18, life))) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  /** The vault over what was kept so far, as a new process finds it. */
  abstract KeyVault open(Map<KeyPurpose, KeyAlgorithm> algorithms);

  final KeyVault open() {
    return open(Map.of());
  }

  /** A name no other test uses: a token outlives a test. */
  final KeyHandle handle(String name) {
    return new KeyHandle(run + "." + name);
  }

  final KeyHandle worker() {
    return worker;
  }

  final KeyVault vault() {
    return vault;
  }

  private boolean verifies(KeyHandle key, KeyAlgorithm algorithm, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm.signature());
    verifier.initVerify(
        KeyFactory.getInstance(algorithm.family())
            .generatePublic(new X509EncodedKeySpec(publicKey(requestOf(key)))));
    verifier.update(MESSAGE);
    return verifier.verify(signature);
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
