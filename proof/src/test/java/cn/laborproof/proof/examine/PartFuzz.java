package cn.laborproof.proof.examine;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.ledger.LedgerBlock;
import cn.laborproof.proof.ledger.fabric.FabricBlock;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.note.SignedNote;
import cn.laborproof.proof.pack.Openings;
import java.util.List;
import java.util.function.Function;

/**
 * Any bytes as a part of a package (the first byte chooses which): checkpoint, note, proof of
 * inclusion, block, receipt, event, openings. Read, or refused as malformed.
 */
public final class PartFuzz {
  static final List<Function<byte[], ?>> READERS =
      List.of(
          SignedCheckpoint::parse,
          SignedNote::parse,
          TlogProof::parse,
          LedgerBlock::parse,
          FabricBlock::parse,
          CourtReceipt::parse,
          CourtHead::parse,
          EvidenceEvent::parse,
          Openings::parse);

  private PartFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] part = java.util.Arrays.copyOfRange(input, 1, input.length);
    try {
      READERS.get(Math.floorMod(input[0], READERS.size())).apply(part);
    } catch (MalformedException e) {
      // The answer for most of them.
    }
  }
}
