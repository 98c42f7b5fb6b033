package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.Optional;

/** The PDF is made; nobody has been asked yet. */
public record FrozenAgreement(AgreementHead head, Paper frozen, Instant frozenAt)
    implements MediationAgreement {
  @Override
  public AgreementState state() {
    return AgreementState.FROZEN;
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.of(frozen);
  }

  /** Back to the desk: the PDF is given up and never signed. */
  public DraftAgreement reopen() {
    return new DraftAgreement(head);
  }

  /** Asks the worker, who has until {@code until}. */
  public InvitedAgreement invite(Instant at, Instant until) {
    if (!until.isAfter(at)) {
      throw new IllegalArgumentException("until: " + until + " (expected: after " + at + ")");
    }
    return new InvitedAgreement(head, frozen, until);
  }
}
