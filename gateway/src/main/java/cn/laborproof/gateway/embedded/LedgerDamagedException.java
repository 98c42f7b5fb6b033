package cn.laborproof.gateway.embedded;

import java.io.IOException;

/**
 * The ledger's files are not what this program wrote. Nothing was changed; {@code fsck} says more.
 */
public final class LedgerDamagedException extends IOException {

  private static final long serialVersionUID = 1L;

  LedgerDamagedException(String message) {
    super(message);
  }

  LedgerDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
