package cn.laborproof.signing.identity;

/**
 * Says whether facts about a person belong together in a register of the state or of the banks.
 *
 * <p>Implementations MUST verify that an answer comes from the authority and speaks of this very
 * question, MUST throw {@link IdentityUnavailableException} when there is none, and MUST be safe
 * for use by many threads. They keep nothing.
 */
public interface IdentityAuthority {
  /** Two factors: name and number. */
  IdentityAnswer twoFactors(String name, ResidentIdentityNumber number);

  /**
   * Four factors: name, number, bank card and the mobile number the bank knows.
   *
   * @param card digits of the card
   * @param mobile 11 digits
   */
  IdentityAnswer bankCard(String name, ResidentIdentityNumber number, String card, String mobile);
}
