package cn.laborproof.proof.examine;

/** A file that is neither a document nor an evidence package: there is nothing to judge. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message);
  }
}
