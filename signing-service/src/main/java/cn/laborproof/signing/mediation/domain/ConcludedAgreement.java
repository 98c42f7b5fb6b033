package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signed by all four, archived, found in order by our own verifier: in force.
 *
 * @param concluded the one document that counts
 * @param signedAt times of worker, respondent, mediator
 * @param concludedAt when it was found in order
 */
public record ConcludedAgreement(
    AgreementHead head, Paper concluded, List<Instant> signedAt, Instant concludedAt)
    implements MediationAgreement {
  /** Copies the list. */
  public ConcludedAgreement {
    signedAt = List.copyOf(signedAt);
  }

  /** The same agreement under a later archive timestamp. */
  public ConcludedAgreement renewed(Paper renewed) {
    return new ConcludedAgreement(head, renewed, signedAt, concludedAt);
  }

  @Override
  public AgreementState state() {
    return AgreementState.CONCLUDED;
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.of(concluded);
  }
}
