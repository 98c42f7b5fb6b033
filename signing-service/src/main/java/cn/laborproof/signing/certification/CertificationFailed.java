package cn.laborproof.signing.certification;

import org.jspecify.annotations.Nullable;

/** The certification authority did not issue a certificate. The text names no person. */
public final class CertificationFailed extends RuntimeException {
  private final boolean refused;

  CertificationFailed(String message, boolean refused, @Nullable Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** Whether the authority said no, so that asking again changes nothing. */
  public boolean isRefused() {
    return refused;
  }
}
