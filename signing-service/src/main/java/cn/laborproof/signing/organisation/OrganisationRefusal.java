package cn.laborproof.signing.organisation;

import cn.laborproof.signing.shared.RefusalCode;

/** Why an organisation cannot be registered or its seal not be used. */
public enum OrganisationRefusal implements RefusalCode {
  /** An organisation with this credit code is registered already. */
  ALREADY_REGISTERED("organisation-registered", 409),
  /** The seal's certificate is still being issued. */
  SEAL_NOT_READY("seal-not-ready", 409);

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
