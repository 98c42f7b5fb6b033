package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.template.ContractData;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Being written. */
public record DraftAgreement(AgreementHead head) implements MediationAgreement {
  @Override
  public AgreementState state() {
    return AgreementState.DRAFT;
  }

  @Override
  public Optional<Paper> newest() {
    return Optional.empty();
  }

  /** The same draft with other values. */
  public DraftAgreement revise(UUID respondent, ContractData data) {
    return new DraftAgreement(head.with(respondent, data));
  }

  /** Becomes the PDF that is signed. The caller has checked that nothing is missing. */
  public FrozenAgreement freeze(Paper frozen, Instant at) {
    return new FrozenAgreement(head, frozen, at);
  }
}
