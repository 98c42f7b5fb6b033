package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import java.util.Optional;

/** A mediation agreement in one of its states. */
public sealed interface MediationAgreement
    permits DraftAgreement,
        FrozenAgreement,
        InvitedAgreement,
        PartlySignedAgreement,
        ConcludedAgreement,
        ClosedAgreement {
  /** What stays the same through all states. */
  AgreementHead head();

  /** The name of the state in tables, events and the API. */
  AgreementState state();

  /** The newest document, once there is one. */
  Optional<Paper> newest();
}
