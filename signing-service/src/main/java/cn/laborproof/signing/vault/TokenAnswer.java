package cn.laborproof.signing.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token answered, in words: the names of PKCS#11 v2.40 §11.1 mean nothing to whoever reads
 * the log at night. The JDK hides them in the message of the innermost exception.
 */
final class TokenAnswer {

  private static final Pattern NAME = Pattern.compile("CKR_[A-Z0-9_]+");
  private static final int DEEPEST = 12;

  private TokenAnswer() {}

  /** The token's answer in words, with its name. */
  static String inWords(Throwable failure) {
    return name(failure)
        .map(name -> words(name) + " (" + name + ")")
        .orElse("the token cannot be used");
  }

  static Optional<String> name(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      Matcher found = NAME.matcher(String.valueOf(cause.getMessage()));
      if (found.find()) {
        return Optional.of(found.group());
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static String words(String name) {
    return switch (name) {
      case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" -> "the PIN is wrong";
      case "CKR_PIN_LOCKED" -> "the PIN is locked after too many wrong ones";
      case "CKR_PIN_EXPIRED" -> "the PIN has expired";
      case "CKR_USER_PIN_NOT_INITIALIZED" -> "the token has no user PIN yet";
      case "CKR_SLOT_ID_INVALID" -> "there is no such slot";
      case "CKR_TOKEN_NOT_PRESENT", "CKR_DEVICE_REMOVED" -> "there is no token in the slot";
      case "CKR_TOKEN_NOT_RECOGNIZED" -> "the token in the slot is not set up";
      case "CKR_DEVICE_MEMORY", "CKR_HOST_MEMORY" -> "there is no room left";
      case "CKR_SESSION_COUNT" -> "the token has no free session";
      case "CKR_TOKEN_WRITE_PROTECTED", "CKR_SESSION_READ_ONLY" -> "the token takes no new keys";
      case "CKR_USER_NOT_LOGGED_IN" -> "the token no longer knows us";
      case "CKR_DEVICE_ERROR", "CKR_GENERAL_ERROR", "CKR_FUNCTION_FAILED" ->
          "the token failed: full, removed or broken";
      default -> "the token refused";
    };
  }
}
