package cn.laborproof.signing.evidence.log;

/** Another sequencer holds the lease now; whatever this one had begun is not done. */
final class LeaseLostException extends RuntimeException {
  LeaseLostException(long fence) {
    super("the sequencer's lease of fence " + fence + " is held by another");
  }
}
