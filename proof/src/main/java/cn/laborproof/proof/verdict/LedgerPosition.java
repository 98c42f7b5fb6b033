package cn.laborproof.proof.verdict;

import cn.laborproof.proof.Digest;
import java.time.Instant;
import java.util.List;

/**
 * Where the checkpoint is anchored.
 *
 * @param type {@code embedded} or {@code fabric}
 * @param channel ledger name
 * @param block number of the block
 * @param blockHash its hash
 * @param at time of the block, as its signers state it; on Fabric of the transaction, as its
 *     submitter states it
 * @param signers institutions whose signatures count
 */
public record LedgerPosition(
    String type, String channel, long block, Digest blockHash, Instant at, List<String> signers) {
  public LedgerPosition {
    signers = List.copyOf(signers);
  }
}
