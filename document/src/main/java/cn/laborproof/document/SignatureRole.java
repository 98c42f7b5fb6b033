package cn.laborproof.document;

import java.util.Arrays;

/** In what capacity somebody signs; the code stands in the signing profile. */
public enum SignatureRole {
  /** 劳动者. */
  WORKER("worker", false),
  /** 用人单位: the organisation's seal. */
  EMPLOYER("employer", true),
  /** 调解员. */
  MEDIATOR("mediator", false),
  /** 调解组织: the body's seal (劳动争议调解仲裁法第十四条). */
  MEDIATION_BODY("mediation-body", true),
  /** 人力资源社会保障行政部门: the office's seal. */
  LABOUR_OFFICE("labour-office", true);

  private final String code;
  private final boolean seal;

  SignatureRole(String code, boolean seal) {
    this.code = code;
    this.seal = seal;
  }

  /** The stable code of the signing profile. */
  public String code() {
    return code;
  }

  /** Whether an organisation signs with its seal, rather than a person by hand. */
  public boolean seal() {
    return seal;
  }

  /**
   * The role of a code.
   *
   * @throws IllegalArgumentException when no role has this code
   */
  public static SignatureRole ofCode(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown signature role: " + code));
  }
}
