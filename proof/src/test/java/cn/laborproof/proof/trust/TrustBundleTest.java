package cn.laborproof.proof.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustBundleTest {
  private static final Instant CREATED = Instant.parse("2026-11-21T00:00:00Z");
  private static X509Certificate signerRoot;
  private static X509Certificate tsaRoot;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRoots() throws Exception {
    signerRoot = TestPki.at(CREATED).rootCertificate();
    tsaRoot = TestPki.at(CREATED).rootCertificate();
  }

  @Test
  void a_bundle_is_read_back_with_the_same_fingerprint() throws IOException {
    TrustBundle bundle =
        bundle(List.of(root(RootUse.SIGNER, signerRoot), root(RootUse.TSA, tsaRoot)));
    bundle.writeTo(dir);
    TrustBundle read = TrustBundle.load(dir);
    assertThat(read).isEqualTo(bundle);
    assertThat(read.fingerprint()).isEqualTo(bundle.fingerprint());
    assertThat(read.rootsFor(RootUse.SIGNER)).containsExactly(signerRoot);
    assertThat(read.rootsFor(RootUse.TSA)).containsExactly(tsaRoot);
    assertThat(read.rootsFor(RootUse.SEAL_MAKER)).isEmpty();
    assertThat(read.endOf("SHA-256")).contains(Instant.parse("2036-01-01T00:00:00Z"));
    assertThat(read.endOf("SHA-1")).isEmpty();
    assertThat(read.log("log.example")).isPresent();
    assertThat(read.court("Court")).isPresent();
  }

  @Test
  void any_change_of_trust_changes_the_fingerprint() {
    TrustBundle one = bundle(List.of(root(RootUse.SIGNER, signerRoot)));
    assertThat(bundle(List.of(root(RootUse.TSA, signerRoot))).fingerprint())
        .isNotEqualTo(one.fingerprint());
    assertThat(bundle(List.of()).fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @Test
  void a_later_issue_removes_roots_it_no_longer_lists() throws IOException {
    bundle(List.of(root(RootUse.SIGNER, signerRoot), root(RootUse.TSA, tsaRoot))).writeTo(dir);
    TrustBundle later = bundle(List.of(root(RootUse.TSA, tsaRoot)));
    later.writeTo(dir);
    assertThat(TrustBundle.load(dir)).isEqualTo(later);
    assertThat(dir.resolve("signer.root.pem")).doesNotExist();
  }

  @Test
  void refuses_a_certificate_nobody_listed() throws IOException {
    bundle(List.of(root(RootUse.SIGNER, signerRoot))).writeTo(dir);
    Files.copy(dir.resolve("signer.root.pem"), dir.resolve("tsa.root.pem"));
    assertThatThrownBy(() -> TrustBundle.load(dir))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("tsa.root.pem");
  }

  @Test
  void refuses_a_certificate_other_than_listed_and_a_missing_one() throws IOException {
    bundle(List.of(root(RootUse.SIGNER, signerRoot), root(RootUse.TSA, tsaRoot))).writeTo(dir);
    Files.write(dir.resolve("tsa.root.pem"), Files.readAllBytes(dir.resolve("signer.root.pem")));
    assertThatThrownBy(() -> TrustBundle.load(dir))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("tsa.root.pem");
    Files.delete(dir.resolve("tsa.root.pem"));
    assertThatThrownBy(() -> TrustBundle.load(dir)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refuses_unknown_members_and_paths_out_of_the_directory() throws IOException {
    bundle(List.of(root(RootUse.SIGNER, signerRoot))).writeTo(dir);
    Path trustJson = dir.resolve("trust.json");
    String text = Files.readString(trustJson);
    Files.writeString(trustJson, text.replaceFirst("\\{", "{\"trustEverybody\":true,"));
    assertThatThrownBy(() -> TrustBundle.load(dir)).hasMessageContaining("trustEverybody");
    Files.writeString(trustJson, text.replace("signer.root.pem", "../signer.root.pem"));
    assertThatThrownBy(() -> TrustBundle.load(dir)).isInstanceOf(MalformedException.class);
    Files.writeString(trustJson, "not json", StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> TrustBundle.load(dir)).isInstanceOf(MalformedException.class);
  }

  private static TrustedRoot root(RootUse use, X509Certificate certificate) {
    return new TrustedRoot(use, "root", certificate);
  }

  private static TrustBundle bundle(List<TrustedRoot> roots) {
    Ed25519NoteSigner log = Ed25519NoteSigner.ofSeed("log.example", new byte[32]);
    Ed25519NoteSigner operator = Ed25519NoteSigner.ofSeed("operator.example", new byte[32]);
    CourtTrust court =
        new CourtTrust(
            "Court", Digest.sha256(), List.of(Ed25519SecretKey.of(new byte[32]).publicKey()));
    return new TrustBundle(
        "test",
        3,
        CREATED,
        true,
        roots,
        List.of(new LogTrust("log.example", List.of(log.verifier()), true)),
        new WitnessTrust(1, List.of(log.asWitness().verifier())),
        new OneBlockLedger(CREATED).trust(),
        List.of(court),
        true,
        List.of(operator.verifier()),
        List.of(new AlgorithmEnd("SHA-256", Instant.parse("2036-01-01T00:00:00Z"))),
        List.of("1.3.6.1.4.1.99999.1"));
  }
}
