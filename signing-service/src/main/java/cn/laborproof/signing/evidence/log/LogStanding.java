package cn.laborproof.signing.evidence.log;

/** How the sequencer of this replica stands. */
sealed interface LogStanding {
  /** Another replica sequences, or this one has not begun yet. */
  record Waiting() implements LogStanding {}

  /** This replica sequences. */
  record Sequencing(long size) implements LogStanding {}

  /**
   * Signing is refused until a person has looked.
   *
   * @param why what contradicts what
   */
  record Refusing(String why) implements LogStanding {}
}
