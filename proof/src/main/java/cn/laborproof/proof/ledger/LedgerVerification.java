package cn.laborproof.proof.ledger;

import java.util.Set;

/** What came of verifying a ledger proof. */
public sealed interface LedgerVerification {

  /**
   * The checkpoint was anchored.
   *
   * @param anchor the checkpoint and where it stands
   * @param signers institutions that signed the block
   * @param endorsers institutions that endorsed the state receipt
   * @param demo whether the ledger is the embedded one, which teaches and does not prove
   */
  record Proven(
      AnchoredCheckpoint anchor, Set<Institution> signers, Set<Institution> endorsers, boolean demo)
      implements LedgerVerification {
    public Proven {
      signers = Set.copyOf(signers);
      endorsers = Set.copyOf(endorsers);
    }
  }

  /**
   * The proof does not count.
   *
   * @param fault stable code
   * @param detail one English sentence with the values compared
   */
  record Refused(LedgerFault fault, String detail) implements LedgerVerification {}
}
