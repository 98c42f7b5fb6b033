package cn.laborproof.signing.organisation;

import cn.laborproof.signing.vault.KeySuite;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which algorithms the documents of an organisation are signed, by everybody who signs them. */
public enum SignatureSuite {
  /** ECDSA or RSA over SHA-256, in the document. */
  INTERNATIONAL,
  /**
   * The same, and beside the finished document SM2 over SM3 (GB/T 35275), of every signer by the
   * same act of will.
   */
  DUAL,
  /**
   * SM2 over SM3 alone, in the document, timestamps included. Readers of PDF that others made do
   * not know it.
   */
  NATIONAL;

  /** The suite of the signatures in the document itself. */
  public KeySuite inside() {
    return this == NATIONAL ? KeySuite.NATIONAL : KeySuite.INTERNATIONAL;
  }

  /** Whether it takes keys of the national suite. */
  boolean needsNationalKeys() {
    return this != INTERNATIONAL;
  }

  /** Its stable name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The suite of that name. */
  public static Optional<SignatureSuite> ofCode(String code) {
    return Arrays.stream(values()).filter(suite -> suite.code().equals(code)).findFirst();
  }
}
