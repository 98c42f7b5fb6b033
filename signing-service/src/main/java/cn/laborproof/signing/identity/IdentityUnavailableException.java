package cn.laborproof.signing.identity;

import org.jspecify.annotations.Nullable;

/** No identity authority gave an answer that can be trusted. Says nothing about the person. */
public final class IdentityUnavailableException extends RuntimeException {
  IdentityUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
