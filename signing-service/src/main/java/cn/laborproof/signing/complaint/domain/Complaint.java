package cn.laborproof.signing.complaint.domain;

import java.time.Instant;

/** A complaint in one of its states. */
public sealed interface Complaint permits Complaint.Open, Complaint.Ended {
  /** What stays the same. */
  ComplaintHead head();

  /** Somebody still has to do something. */
  sealed interface Open extends Complaint permits Raised, Accepted {
    /** The first instant at which the labour office is late. */
    Instant due();

    /** Comes to an end, whoever brought it about. */
    default Ended end(Outcome outcome, Instant at) {
      return new Ended(head(), outcome, at);
    }
  }

  /**
   * The labour office is to decide whether it takes it up.
   *
   * @param due by when
   */
  record Raised(ComplaintHead head, Instant due) implements Open {
    /** The labour office takes it up and examines it. */
    public Accepted accept(Instant at, ComplaintClocks clocks) {
      return new Accepted(head, due, at, clocks.examineBy(at));
    }
  }

  /**
   * The labour office examines it.
   *
   * @param acceptBy by when it was to be taken up
   * @param at when it was
   * @param due by when the examination should be over
   */
  record Accepted(ComplaintHead head, Instant acceptBy, Instant at, Instant due) implements Open {}

  /**
   * It is over.
   *
   * @param outcome how
   * @param at when
   */
  record Ended(ComplaintHead head, Outcome outcome, Instant at) implements Complaint {}

  /** How a complaint ends. */
  enum Outcome {
    /** The employer sealed: the contract is in force. */
    SEALED,
    /** The contract came to nothing, mostly because the worker took the signature back. */
    CONTRACT_ENDED,
    /** The worker took the complaint back. */
    TAKEN_BACK,
    /** The labour office answered. */
    ANSWERED
  }
}
