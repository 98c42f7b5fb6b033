package cn.laborproof.proof.ledger;

import cn.laborproof.proof.MalformedException;
import java.util.Arrays;

/**
 * Who keeps the labour ledger. The name is the one that stands in blocks and, on Fabric, the stem
 * of the MSP id.
 */
public enum Institution {
  /** Labour bureau (人力资源和社会保障局). */
  LABOUR_BUREAU("LabourBureau"),
  /** Court (人民法院). */
  COURT("Court"),
  /** Notary office (公证处). */
  NOTARY("Notary"),
  /** Who runs the platform; its word alone never counts. */
  OPERATOR("Operator");

  private final String id;

  Institution(String id) {
    this.id = id;
  }

  /** The name in blocks and proofs. */
  public String id() {
    return id;
  }

  /**
   * The institution of that name.
   *
   * @throws MalformedException if there is none
   */
  public static Institution ofId(String id) {
    return Arrays.stream(values())
        .filter(institution -> institution.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new MalformedException("institution: " + id + " (expected: a member)"));
  }
}
