package cn.laborproof.signing.contract.domain;

import cn.laborproof.signing.template.ContractData;
import java.time.Instant;

/** Being written. */
public record DraftContract(ContractHead head) implements LabourContract {
  @Override
  public ContractState state() {
    return ContractState.DRAFT;
  }

  /** The same draft with other values. */
  public DraftContract revise(ContractData data) {
    return new DraftContract(head.with(data));
  }

  /** Becomes the PDF that is signed. The caller has checked that nothing must be fixed. */
  public FrozenContract freeze(Paper frozen, Instant at) {
    return new FrozenContract(head, frozen, at);
  }
}
