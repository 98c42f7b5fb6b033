package cn.laborproof.document.sign;

import org.jspecify.annotations.Nullable;

/**
 * A document could not be signed or archived. No file was produced; the subclass tells in which
 * phase it ended and so whether the key has been used.
 */
public abstract sealed class SigningException extends RuntimeException {

  private SigningException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The document does not allow this act: unknown or filled field, wrong order, damaged. */
  public static final class DocumentRefused extends SigningException {
    /** Tells what stands against it. */
    public DocumentRefused(String message) {
      super(message, null);
    }

    /** Tells what stands against it and what showed it. */
    public DocumentRefused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The signer's certificate is expired, revoked, or does not fit the key or the slot. */
  public static final class CertificateRefused extends SigningException {
    /** Tells what stands against the certificate. */
    public CertificateRefused(String message) {
      super(message, null);
    }
  }

  /** The key did not sign, or its value does not fit the certificate. */
  public static final class KeyFailed extends SigningException {
    /** Tells what the key answered. */
    public KeyFailed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The key has signed, but no timestamp authority gave a good token. Retry the whole act. */
  public static final class TimestampFailed extends SigningException {
    /** Tells what each authority answered. */
    public TimestampFailed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Nobody answered whether a certificate is revoked. Retry the whole act. */
  public static final class RevocationUnknown extends SigningException {
    /** Tells what each source answered. */
    public RevocationUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
