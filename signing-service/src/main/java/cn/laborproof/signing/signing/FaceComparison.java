package cn.laborproof.signing.signing;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the faces of those who sign at one employer are compared with each other (ADR 64). Off
 * unless two people of an office switched it on, and off again by itself.
 */
public interface FaceComparison {

  /**
   * On.
   *
   * @param renewal which switching-on: faces of two are never compared
   * @param keep how long a face is kept, 7 days at most
   */
  record Terms(int renewal, Duration keep) {}

  /** What is in force today in a division; called in the caller's transaction. */
  Optional<Terms> inForce(String region);
}
