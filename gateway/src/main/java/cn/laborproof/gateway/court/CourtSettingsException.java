package cn.laborproof.gateway.court;

/**
 * A setting of the way to a court cannot be used. Found when the way is opened, before anything is
 * sent.
 */
public final class CourtSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong; the names are stable, sentences for people are kept by whoever shows them. */
  public enum Fault {
    /** Not {@code https://HOST[:PORT]}. */
    ADDRESS,
    /** A setting that must be there is not. */
    MISSING,
    /** A file is not there, is not readable, or is far too large. */
    FILE,
    /** No PKCS#12 file, a wrong password, or not exactly one key in it. */
    KEY_STORE,
    /** Neither a key store, nor a certificate with its key; or both. */
    IDENTITY,
    /** A certificate file holds no X.509 certificate. */
    CERTIFICATE,
    /** The private key is no PKCS#8 PEM, or not the certificate's. */
    KEY,
    /** The client's certificate has ended. */
    CERTIFICATE_ENDED,
    /** The client's certificate has not begun. */
    CERTIFICATE_NOT_BEGUN,
    /** Requests cannot be signed with that key: neither Ed25519 nor EC on P-256. */
    SIGNING_KEY,
    /** The name of the signing key is missing or cannot stand in a header. */
    KEY_ID,
    /** The mapping file is none. */
    MAPPING,
    /** The file that says which court to believe is none. */
    TRUST,
    /** A time or a size lies outside its bounds. */
    BOUNDS
  }

  private final Fault fault;
  private final String setting;

  CourtSettingsException(Fault fault, String setting, String detail) {
    super(detail);
    this.fault = fault;
    this.setting = setting;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }

  /** The setting's name, for example {@code key-store}. */
  public String setting() {
    return setting;
  }

  @Override
  public String getMessage() {
    return setting + ": " + super.getMessage();
  }
}
