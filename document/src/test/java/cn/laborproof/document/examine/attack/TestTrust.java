package cn.laborproof.document.examine.attack;

import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.TrustedRoot;
import cn.laborproof.proof.trust.WitnessTrust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Trust bundles that believe a signers' root and a timestamping root, each for its own use. */
public final class TestTrust {
  private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");

  private TestTrust() {}

  public static TrustBundle of(
      X509Certificate signers, X509Certificate time, List<String> demoPolicies) {
    return of(
        signers,
        time,
        demoPolicies,
        List.of(
            new AlgorithmEnd("SHA-256", END),
            new AlgorithmEnd("SHA-512", END),
            new AlgorithmEnd("ECDSA-P-256", END),
            new AlgorithmEnd("RSA-3072", END)));
  }

  public static TrustBundle of(
      X509Certificate signers,
      X509Certificate time,
      List<String> demoPolicies,
      List<AlgorithmEnd> algorithms) {
    return of(signers, List.of(time), demoPolicies, algorithms);
  }

  /** Believes timestamps below more roots than one. */
  public static TrustBundle of(
      X509Certificate signers,
      List<X509Certificate> times,
      List<String> demoPolicies,
      List<AlgorithmEnd> algorithms) {
    List<TrustedRoot> roots = new ArrayList<>();
    roots.add(new TrustedRoot(RootUse.SIGNER, "signers", signers));
    for (X509Certificate time : times) {
      String name = times.size() == 1 ? "time" : "time-" + roots.size();
      roots.add(new TrustedRoot(RootUse.TSA, name, time));
    }
    return new TrustBundle(
        "test",
        1,
        Instant.parse("2026-11-21T00:00:00Z"),
        false,
        roots,
        List.of(),
        WitnessTrust.none(),
        null,
        List.of(),
        false,
        List.of(),
        algorithms,
        demoPolicies);
  }
}
