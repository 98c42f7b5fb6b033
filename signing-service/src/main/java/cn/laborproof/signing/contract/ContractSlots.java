package cn.laborproof.signing.contract;

/** The names of the signature fields of a labour contract. */
public final class ContractSlots {
  /** Where the worker signs, first. */
  public static final String WORKER = "Sig_Worker";

  /** Where the employer's seal goes, last. */
  public static final String EMPLOYER = "Sig_Employer";

  private ContractSlots() {}
}
