package cn.laborproof.signing.evidence.log;

/**
 * The database is older than the log: it was put back from a backup. {@code recover} rebuilds what
 * it lost of the log.
 */
final class DatabaseBehindLogException extends Exception {
  DatabaseBehindLogException(String message) {
    super(message);
  }
}
