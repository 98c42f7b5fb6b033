package cn.laborproof.proof.court;

/** Why a court's word does not count. The names are stable codes. */
public enum CourtFault {
  /** It names another court than the trusted one. */
  COURT_OTHER_NAME,
  /** It stands on a chain with another genesis. */
  COURT_OTHER_CHAIN,
  /** It is signed with a key that is not one of the court's trusted keys. */
  COURT_UNKNOWN_KEY,
  /** The signature does not fit the content. */
  COURT_BAD_SIGNATURE,
  /** It is a true receipt, but of another deposit. */
  COURT_OTHER_DEPOSIT
}
