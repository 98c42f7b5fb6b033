package cn.laborproof.proof.ledger;

/** Why a rule refuses a command. The names are stable codes. */
public enum Refusal {
  /** The command cannot be read: unknown, too long, or not the canonical form of anything known. */
  MALFORMED,
  /** The log is not registered, or its first key lacks an approval. */
  UNKNOWN_LOG,
  /** The court is not registered, or its first key lacks an approval. */
  UNKNOWN_COURT,
  /** The signing key was never registered. */
  UNKNOWN_KEY,
  /** The signing key was replaced: a replay, or a key that should be gone. */
  RETIRED_KEY,
  /** The signature does not fit the content. */
  BAD_SIGNATURE,
  /** The log already recorded a larger checkpoint and never this one. */
  ROLLBACK,
  /** The log already recorded another root for this size: two histories, both signed. */
  FORK,
  /** The consistency proof does not lead from the recorded checkpoint to this one. */
  INCONSISTENT,
  /**
   * The submitter may not do this: only labour bureau and court approve keys, only the court writes
   * on its own chain what it alone can say.
   */
  NOT_ENTITLED,
  /** The key sequence lies in the past: a replayed approval. */
  SEQUENCE_PAST,
  /** The key sequence skips a rotation. */
  SEQUENCE_AHEAD,
  /** A key once in force is offered again. */
  KEY_USED_BEFORE,
  /** The receipt is about a block of another channel. */
  OTHER_CHANNEL,
  /** The receipt or deposit is about a checkpoint that is not recorded here. */
  UNKNOWN_CHECKPOINT,
  /** Another receipt or deposit stands under this key. */
  CONFLICT,
  /** The receipt names a block the court has signed no head for yet. */
  BEYOND_HEAD,
  /** The court gave the same evidence number twice. */
  NUMBER_USED_TWICE
}
