package cn.laborproof.signing.organisation;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an organisation cannot be registered or its seal not be used. */
public enum OrganisationRefusal implements RefusalCode {
  /** An organisation with this credit code is registered already. */
  ALREADY_REGISTERED("organisation-registered", 409),
  /** The seal's certificate is still being issued. */
  SEAL_NOT_READY("seal-not-ready", 409),
  /** The seal is made and not yet filed. */
  SEAL_NOT_FILED("seal-not-filed", 409),
  /** The seal is suspended. */
  SEAL_SUSPENDED("seal-suspended", 409),
  /** There is no seal: it was cancelled and no other applied for. */
  NO_SEAL("no-seal", 409),
  /** There is no electronic seal (GB/T 38540) of the seal. */
  NO_ELECTRONIC_SEAL("no-electronic-seal", 409),
  /** Not authorised by name to use the seal. */
  NOT_A_SEAL_KEEPER("not-a-seal-keeper", 403),
  /** Who asked for the seal cannot approve it. */
  SAME_PERSON("same-person", 409),
  /** A second person has to approve, and there is only one. */
  SECOND_PERSON_MISSING("second-person-missing", 409),
  /** Not a filing number. */
  FILING_NUMBER("filing-number-malformed", 422),
  /** Not one of the reasons that can be chosen. */
  SEAL_REASON("seal-reason-unknown", 422),
  /** Not an amount in yuan. */
  SEAL_AMOUNT("seal-amount-malformed", 422),
  /** Not one of the suites that can be chosen. */
  SUITE("suite-unknown", 422),
  /** The vault makes no keys of the national suite. */
  SUITE_NOT_POSSIBLE("suite-not-possible", 409),
  /** No office has confirmed that the organisation holds its credit code. */
  CODE_NOT_CONFIRMED("code-not-confirmed", 403);

  private final String code;
  private final int status;

  OrganisationRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
