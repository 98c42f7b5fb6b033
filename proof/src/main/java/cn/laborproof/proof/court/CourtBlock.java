package cn.laborproof.proof.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.json.JsonObject;
import java.time.Instant;

/**
 * The header of one block of a court's chain. Two forms exist and neither can be taken for the
 * other: their hashes are made differently, and a court signs them under different tags.
 */
public sealed interface CourtBlock permits RecordBlock, FabricCourtBlock {

  /** Number of the block; the one after has one more. */
  long number();

  /** Hash of the block before. */
  Digest previous();

  /** Digest of what the block holds. */
  Digest data();

  /** When the court took the record, in the word of who says it, whole milliseconds. */
  Instant time();

  /** The block's name on the chain. */
  Digest hash();

  /** The members that stand in a receipt. */
  JsonObject toJson();
}
