package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signed by some, not by all four: not in force (劳动争议调解仲裁法 art 14).
 *
 * @param signed the document with the signatures so far
 * @param signedAt times of worker, respondent, mediator, as far as they have signed
 */
public record PartlySignedAgreement(AgreementHead head, Paper signed, List<Instant> signedAt)
    implements MediationAgreement {
  /** Signatures before the body's seal: worker, respondent, mediator. */
  private static final int BEFORE_THE_SEAL = 3;

  /** Refuses none and more than three signatures. */
  public PartlySignedAgreement {
    signedAt = List.copyOf(signedAt);
    if (signedAt.isEmpty() || signedAt.size() > BEFORE_THE_SEAL) {
      throw new IllegalArgumentException(
          "signatures: " + signedAt.size() + " (expected: 1 to " + BEFORE_THE_SEAL + ")");
    }
  }

  @Override
  public AgreementState state() {
    return switch (signedAt.size()) {
      case 1 -> AgreementState.WORKER_SIGNED;
      case 2 -> AgreementState.RESPONDENT_SIGNED;
      default -> AgreementState.MEDIATOR_SIGNED;
    };
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.of(signed);
  }

  /** One signature more. */
  public PartlySignedAgreement signedByNext(Paper next, Instant at) {
    return new PartlySignedAgreement(
        head, next, Stream.concat(signedAt.stream(), Stream.of(at)).toList());
  }

  /**
   * The body's seal is on it, archived and found in order.
   *
   * @throws IllegalStateException if one of the other three signatures is missing
   */
  public ConcludedAgreement conclude(Paper concluded, Instant at) {
    if (signedAt.size() != BEFORE_THE_SEAL) {
      throw new IllegalStateException(
          "signatures before the seal: "
              + signedAt.size()
              + " (expected: "
              + BEFORE_THE_SEAL
              + ")");
    }
    return new ConcludedAgreement(head, concluded, signedAt, at);
  }

  /** A party or the mediator takes it back, as long as the body's seal is missing. */
  public ClosedAgreement withdraw(ClosedAgreement.By by, Instant at) {
    return new ClosedAgreement(head, signed, AgreementState.WITHDRAWN, by, at);
  }

  /** The respondent says no instead of sealing. */
  public ClosedAgreement decline(Instant at) {
    return new ClosedAgreement(
        head, signed, AgreementState.DECLINED, ClosedAgreement.By.RESPONDENT, at);
  }
}
