package cn.laborproof.proof.trust;

import cn.laborproof.proof.Digest;

/**
 * What makes a ledger believable: its genesis, whose signatures count, and how many. One permitted
 * type per kind of ledger.
 */
public sealed interface LedgerTrust permits EmbeddedLedgerTrust, FabricLedgerTrust {

  /** The kind, as in {@code trust.json}. */
  String type();

  /** Ledger name, such as {@code labour}. */
  String channel();

  /** Hash of block 0. */
  Digest genesis();

  /** Distinct institutions that must have signed a block. */
  int quorum();

  /** The institution whose word does not count for a state receipt. */
  String operator();

  /** Distinct institutions other than the operator that must endorse a receipt. */
  int receiptQuorum();

  /** Whether it only teaches. */
  boolean demo();

  /** Both numbers can be reached by so many institutions, of which the operator is one. */
  static void requireReachable(int quorum, int receiptQuorum, int institutions) {
    requireWithin("quorum", quorum, institutions);
    requireWithin("receiptQuorum", receiptQuorum, institutions - 1);
  }

  private static void requireWithin(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + most + ")");
    }
  }
}
