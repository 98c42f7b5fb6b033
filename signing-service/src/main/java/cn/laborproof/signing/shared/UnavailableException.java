package cn.laborproof.signing.shared;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Something this service depends on does not answer. Nothing was done; the same act may succeed
 * later, so tasks try again and people are told to.
 */
public final class UnavailableException extends UncheckedIOException {

  private static final long serialVersionUID = 1;

  /** With what was wanted of whom. */
  public UnavailableException(String message, IOException cause) {
    super(message, cause);
  }
}
