package cn.laborproof.proof.ledger;

import cn.laborproof.proof.MalformedException;
import java.util.Arrays;

/**
 * Why a checkpoint was anchored. It stands on the ledger, so the relay need not guess which blocks
 * the court should see.
 */
public enum AnchorPurpose {
  /** New events of contracts or cases are covered: the block is deposited at the court. */
  BUSINESS("business"),
  /** Only receipts and court heads are covered: never deposited, or traffic would never stop. */
  HEARTBEAT("heartbeat");

  private final String code;

  AnchorPurpose(String code) {
    this.code = code;
  }

  /** The word on the ledger. */
  public String code() {
    return code;
  }

  /**
   * The purpose of that word.
   *
   * @throws MalformedException if there is none
   */
  public static AnchorPurpose ofCode(String code) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.code.equals(code))
        .findFirst()
        .orElseThrow(
            () -> new MalformedException("purpose: " + code + " (expected: business, heartbeat)"));
  }
}
