package cn.laborproof.face;

/** What reading an ID photo comes to. */
public sealed interface PortraitOutcome {
  /** The photo can be compared with. */
  record Accepted(Portrait portrait) implements PortraitOutcome {}

  /** Another photo is needed. */
  record Refused(PortraitReason reason) implements PortraitOutcome {}
}
