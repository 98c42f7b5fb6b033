package cn.laborproof.verify;

import cn.laborproof.document.Samples;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.DemoMark;
import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.TrustedRoot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A labour contract signed by our own code before demo authorities, registered in a log and a
 * ledger of the test, with its package, and the bundle under which all of that holds.
 */
final class Exhibits {

  private static final Instant ALGORITHMS_END = Instant.parse("2036-01-01T00:00:00Z");

  /** So long after its draft was the case of {@link SampleCase} receipted by the court. */
  private static final Duration LENGTH =
      Duration.between(SampleCase.DRAFTED, SampleCase.DEPOSITED).plusSeconds(5);

  final byte[] contract;
  final byte[] evidencePackage;
  final byte[] pendingPackage;
  final TrustBundle trust;

  Exhibits(Path directory) throws Exception {
    this(directory, Duration.ZERO);
  }

  /**
   * Exhibits whose registration pretends to be older than the contract.
   *
   * @param backdated by how much
   */
  Exhibits(Path directory, Duration backdated) throws Exception {
    try (SigningDesk desk = new SigningDesk(directory.resolve("authorities"))) {
      contract = desk.finished(Samples.contract());
      SampleCase registered =
          new SampleCase(
              directory.resolve("log"),
              new SampleCase.Original(
                  Samples.REFERENCE,
                  SampleCase.HALF_SIGNED,
                  contract,
                  Instant.now().minus(LENGTH).minus(backdated)));
      evidencePackage = registered.wholePackage();
      pendingPackage = registered.unanchored(contract).build(SampleCase.OPERATOR, Instant.now());
      trust = trust(desk, registered.trust);
    }
  }

  private static TrustBundle trust(SigningDesk desk, TrustBundle registration) {
    return new TrustBundle(
        "测试信任包",
        1,
        registration.created(),
        true,
        List.of(
            new TrustedRoot(RootUse.SIGNER, "signers", desk.root()),
            new TrustedRoot(RootUse.TSA, "time", desk.timestampRoot())),
        registration.logs(),
        registration.witnesses(),
        registration.ledger(),
        registration.courts(),
        registration.courtReceiptRequired(),
        registration.packageKeys(),
        List.of(
            new AlgorithmEnd("SHA-256", ALGORITHMS_END),
            new AlgorithmEnd("SHA-512", ALGORITHMS_END),
            new AlgorithmEnd("ECDSA-P-256", ALGORITHMS_END),
            new AlgorithmEnd("RSA-3072", ALGORITHMS_END)),
        List.of(DemoMark.CERTIFICATE_POLICY, DemoMark.TIMESTAMP_POLICY));
  }

  /** The contract with one bit turned in what both parties signed. */
  byte[] changedContract() {
    byte[] changed = contract.clone();
    changed[changed.length / 6] ^= 1;
    return changed;
  }
}
