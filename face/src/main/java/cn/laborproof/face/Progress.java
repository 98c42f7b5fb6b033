package cn.laborproof.face;

/**
 * How far a session is; small enough to be sent back for every frame.
 *
 * @param state whether more frames are wanted
 * @param instruction what to show the person
 * @param hint what is wrong with the last frame
 * @param movementsDone movements already seen, 0 to {@link Challenge#LENGTH}
 * @param nextSequence the sequence number the session expects next; a page that lost an answer goes
 *     on here
 */
public record Progress(
    State state, Instruction instruction, Hint hint, int movementsDone, int nextSequence) {

  /** Where a session stands. */
  public enum State {
    /** Send more frames. */
    RUNNING,
    /** All movements seen: ask for the decision. */
    COMPLETE,
    /** Refused already; more frames change nothing. A new session with a new draw is needed. */
    REFUSED
  }
}
