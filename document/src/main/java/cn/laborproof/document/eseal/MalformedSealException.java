package cn.laborproof.document.eseal;

/** The bytes are not a seal or seal signature in its one form; the message names the field. */
public final class MalformedSealException extends Exception {
  MalformedSealException(String message) {
    super(message);
  }

  MalformedSealException(String message, Throwable cause) {
    super(message, cause);
  }
}
