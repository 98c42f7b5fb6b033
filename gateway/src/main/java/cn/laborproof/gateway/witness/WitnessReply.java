package cn.laborproof.gateway.witness;

import cn.laborproof.proof.note.NoteSignature;

/** What a witness says to a checkpoint, each with its HTTP status of C2SP tlog-witness. */
sealed interface WitnessReply {
  /** Status 200: the state is durable, here is the line. */
  record Cosigned(NoteSignature line) implements WitnessReply {}

  /**
   * Status 409: the proof does not begin at what was last cosigned, or another root of that very
   * size was.
   *
   * @param size what was last cosigned, 0 for nothing
   */
  record Conflict(long size) implements WitnessReply {}

  /**
   * Any other refusal.
   *
   * @param status 400 malformed or old size above the new one, 403 no signature of a trusted key,
   *     404 unknown log, 422 the consistency proof does not hold
   * @param why one sentence
   */
  record Refused(int status, String why) implements WitnessReply {}
}
