package cn.laborproof.signing.supervision.hub;

import java.util.Locale;

/** A full scan that came to nothing. It carries no message: one may quote a line of facts. */
final class ScanFailure extends Exception {

  private static final long serialVersionUID = 1;

  /** Why, as the list of scans says it. */
  enum Why {
    /** The program that scans is not where the settings say. */
    NOT_CONFIGURED,
    /** The disk is full, or the scan would take more of it than it may. */
    DISK,
    /** The program had too little memory. */
    MEMORY,
    /** Somebody or something ended the program. */
    KILLED,
    /** It took longer than it may. */
    TIMEOUT,
    /** The program failed otherwise. */
    PROGRAM,
    /** The object store did not take the snapshot. */
    STORE,
    /** The service was stopped meanwhile. */
    STOPPED,
    /** A fault of the service. */
    FAULT;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Why why;

  ScanFailure(Why why) {
    super(why.code());
    this.why = why;
  }

  ScanFailure(Why why, Exception cause) {
    super(why.code(), cause);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
