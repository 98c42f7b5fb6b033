package cn.laborproof.document.eseal.check;

import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Roots believed, apart by use, and algorithms: who makes seals is not thereby believed to sign.
 *
 * @param makers of seal makers
 * @param signers of owners of seals
 * @param timestampers of time-stamp authorities
 * @param algorithms what may be used and until when; what is not listed may not
 */
public record SealTrust(
    List<X509Certificate> makers,
    List<X509Certificate> signers,
    List<X509Certificate> timestampers,
    List<AlgorithmEnd> algorithms) {
  /** Copies the lists. */
  public SealTrust {
    makers = List.copyOf(makers);
    signers = List.copyOf(signers);
    timestampers = List.copyOf(timestampers);
    algorithms = List.copyOf(algorithms);
  }

  /** What a trust bundle says about seals. */
  public static SealTrust of(TrustBundle bundle) {
    return new SealTrust(
        bundle.rootsFor(RootUse.SEAL_MAKER),
        bundle.rootsFor(RootUse.SIGNER),
        bundle.rootsFor(RootUse.TSA),
        bundle.algorithms());
  }
}
