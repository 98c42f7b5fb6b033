package cn.laborproof.signing.contract.domain;

import java.time.Instant;

/**
 * Signed by both, archived, found in order by our own verifier.
 *
 * @param concluded the one document that counts
 * @param workerSignedAt when the worker signed
 * @param concludedAt when it was found in order
 */
public record ConcludedContract(
    ContractHead head, Paper concluded, Instant workerSignedAt, Instant concludedAt)
    implements LabourContract {
  /** The same contract under a later archive timestamp. */
  public ConcludedContract renewed(Paper renewed) {
    return new ConcludedContract(head, renewed, workerSignedAt, concludedAt);
  }

  @Override
  public ContractState state() {
    return ContractState.CONCLUDED;
  }
}
