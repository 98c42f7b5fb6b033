package cn.laborproof.gateway.witness;

import cn.laborproof.proof.note.NoteSignature;

/** What came of asking a witness. */
public sealed interface WitnessAnswer {
  /** It cosigned; the line verifies under its key. */
  record Cosigned(NoteSignature line) implements WitnessAnswer {}

  /**
   * It has already cosigned a larger tree of this log, or another root of this size. While nothing
   * else submits this log's checkpoints that means that the log was rolled back or forked.
   *
   * @param size what it says it last cosigned
   */
  record Contradicted(long size) implements WitnessAnswer {}

  /**
   * No cosignature this time: silent, slow, refusing, or an answer that does not verify.
   *
   * @param why one sentence for the operator
   */
  record None(String why) implements WitnessAnswer {}
}
