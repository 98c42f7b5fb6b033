package cn.laborproof.signing.organisation;

import java.util.Locale;

/** What an organisation is on this platform. */
public enum OrganisationKind {
  /** Concludes labour contracts. */
  EMPLOYER,
  /** Mediates labour disputes (劳动争议调解仲裁法 art 10). */
  MEDIATION_BODY,
  /** Seals what a labour office issues; its officials act for the office of the same identifier. */
  LABOUR_OFFICE;

  /** The name tables and events carry. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static OrganisationKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
