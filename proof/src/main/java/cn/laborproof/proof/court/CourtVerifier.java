package cn.laborproof.proof.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks what a court says against what the verifier already holds of it. Works without a network.
 */
public final class CourtVerifier {

  private final CourtTrust trust;

  public CourtVerifier(CourtTrust trust) {
    this.trust = Objects.requireNonNull(trust, "trust");
  }

  /**
   * Checks a receipt.
   *
   * @param expected the deposit the receipt must be of
   * @return why it does not count, or nothing when it does
   */
  public Optional<CourtFault> faultOf(CourtReceipt receipt, Deposit expected) {
    return identityFault(receipt.court(), receipt.chain(), receipt.key())
        .or(() -> receipt.signed() ? Optional.empty() : Optional.of(CourtFault.COURT_BAD_SIGNATURE))
        .or(() ->
            receipt.deposit().equals(expected)
                ? Optional.empty()
                : Optional.of(CourtFault.COURT_OTHER_DEPOSIT));
  }

  /**
   * Checks a head.
   *
   * @return why it does not count, or nothing when it does
   */
  public Optional<CourtFault> faultOf(CourtHead head) {
    return identityFault(head.court(), head.chain(), head.key())
        .or(() -> head.signed() ? Optional.empty() : Optional.of(CourtFault.COURT_BAD_SIGNATURE));
  }

  private Optional<CourtFault> identityFault(String court, Digest chain, Ed25519PublicKey key) {
    if (!trust.court().equals(court)) {
      return Optional.of(CourtFault.COURT_OTHER_NAME);
    }
    if (!trust.chain().equals(chain)) {
      return Optional.of(CourtFault.COURT_OTHER_CHAIN);
    }
    return trust.keys().contains(key)
        ? Optional.empty()
        : Optional.of(CourtFault.COURT_UNKNOWN_KEY);
  }
}
