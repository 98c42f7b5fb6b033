package cn.laborproof.signing.papers;

/**
 * Our own verifier says neither yes nor no of what was just made, as while an answer on revocation
 * is missing. Trying again may help.
 */
public final class Undecided extends RuntimeException {
  /** Tells what stays open; names no person. */
  public Undecided(String message) {
    super(message);
  }
}
