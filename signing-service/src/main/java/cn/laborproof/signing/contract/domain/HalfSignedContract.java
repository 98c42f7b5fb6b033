package cn.laborproof.signing.contract.domain;

import java.time.Instant;

/**
 * The worker has signed, the seal is missing: not in force (劳动合同法 art 16 asks for both).
 *
 * @param halfSigned the copy the worker holds
 * @param workerSignedAt when
 * @param sealDue until when the employer should seal
 */
public record HalfSignedContract(
    ContractHead head, Paper frozen, Paper halfSigned, Instant workerSignedAt, Instant sealDue)
    implements LabourContract {
  @Override
  public ContractState state() {
    return ContractState.HALF_SIGNED;
  }

  /** Whether the sealing clock has run out. */
  public boolean isOverdue(Instant now) {
    return now.isAfter(sealDue);
  }

  /** Sealed, archived and found in order. */
  public ConcludedContract conclude(Paper concluded, Instant at) {
    return new ConcludedContract(head, concluded, workerSignedAt, at);
  }

  /** The worker takes the offer back, as long as there is no seal. */
  public ClosedContract withdrawByWorker(Instant at) {
    return ClosedContract.withdrawn(head, halfSigned, ClosedContract.By.WORKER, at);
  }
}
