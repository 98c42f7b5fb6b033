package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.DemoMark;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.TrustedRoot;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.evidence.witness.Witnesses;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes the trust bundle a verifier of this installation needs into {@code trust/}: certificate
 * roots by use, log and ledger, court, package key, algorithm ends. A new issue is made only when
 * something in it changed.
 */
@Component
public class TrustPublisher {

  /** Name of the key that signs package manifests. */
  public static final String PACKAGE_KEY = "demo.laborproof.cn/package";

  /**
   * NIST IR 8547 (initial public draft) §4: elliptic curves and RSA are disallowed after 2035; the
   * platform follows it.
   */
  private static final Instant CLASSICAL_END = Instant.parse("2036-01-01T00:00:00Z");

  private static final List<String> BELIEVED =
      List.of(
          "SHA-256",
          "SHA-384",
          "SHA-512",
          "SM3",
          "ECDSA-P-256",
          "ECDSA-P-384",
          "RSA-3072",
          "ED25519",
          "SM2");

  private final Installation installation;
  private final PublishedLog log;
  private final Ledger ledger;
  private final CourtLink court;
  private final NoteKeys keys;
  private final Witnesses witnesses;
  private final Clock clock;
  private boolean published;

  TrustPublisher(
      Installation installation,
      PublishedLog log,
      Ledger ledger,
      CourtLink court,
      NoteKeys keys,
      Witnesses witnesses,
      Clock clock) {
    this.installation = installation;
    this.log = log;
    this.ledger = ledger;
    this.court = court;
    this.keys = keys;
    this.witnesses = witnesses;
    this.clock = clock;
  }

  /** Where the bundle lies. */
  public Path directory() {
    return installation.directory("trust");
  }

  /** Whether a bundle lies there. */
  public boolean isPublished() {
    return Files.exists(directory().resolve("trust.json"));
  }

  /**
   * Publishes the bundle once per process, as soon as the authorities answer.
   *
   * @return whether it is published
   * @throws IOException if an authority does not answer or the directory cannot be written
   */
  synchronized boolean publish() throws IOException {
    if (!published) {
      court.meet();
      issueIfChanged();
      published = true;
    }
    return true;
  }

  private void issueIfChanged() throws IOException {
    List<TrustedRoot> roots =
        List.of(
            new TrustedRoot(RootUse.SIGNER, "demo-ca", certificate("/ca/root.cer")),
            new TrustedRoot(RootUse.SIGNER, "demo-ca-sm2", certificate("/ca/sm2/root.cer")),
            new TrustedRoot(
                RootUse.SEAL_MAKER, "demo-seal-maker", certificate("/ca/seal/root.cer")),
            new TrustedRoot(RootUse.TSA, "demo-tsa", certificate("/tsa/root.cer")),
            new TrustedRoot(RootUse.TSA, "demo-tsa-sm2", certificate("/tsa/sm2/root.cer")));
    if (!isPublished()) {
      bundle(1, clock.instant(), roots).writeTo(directory());
      return;
    }
    TrustBundle before = TrustBundle.load(directory());
    TrustBundle unchanged = bundle(before.version(), before.created(), roots);
    if (!unchanged.fingerprint().equals(before.fingerprint())) {
      bundle(before.version() + 1, clock.instant(), roots).writeTo(directory());
    }
  }

  private TrustBundle bundle(int version, Instant created, List<TrustedRoot> roots)
      throws IOException {
    NoteVerifier logKey = log.key();
    List<CourtTrust> courts = court.trust().map(List::of).orElseGet(List::of);
    return new TrustBundle(
        installation.demo() ? "laborproof-demo" : "laborproof",
        version,
        created,
        installation.demo(),
        roots,
        List.of(new LogTrust(logKey.name(), List.of(logKey), installation.demo())),
        witnesses.trust(),
        ledger.trust(),
        courts,
        !courts.isEmpty(),
        List.of(keys.signer(PACKAGE_KEY).verifier()),
        BELIEVED.stream().map(name -> new AlgorithmEnd(name, CLASSICAL_END)).toList(),
        List.of(DemoMark.CERTIFICATE_POLICY, DemoMark.TIMESTAMP_POLICY));
  }

  private X509Certificate certificate(String path) throws IOException {
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
      var response =
          client.send(
              HttpRequest.newBuilder(installation.authoritiesUri().resolve(path))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(path + " answered " + response.statusCode());
      }
      return Certificates.read(response.body());
    } catch (CertificateException e) {
      throw new IOException(path + " is no certificate", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
