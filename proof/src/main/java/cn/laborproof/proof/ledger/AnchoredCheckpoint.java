package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.Deposit;
import java.time.Instant;

/**
 * A checkpoint and where it stands on the labour ledger.
 *
 * @param record the checkpoint
 * @param channel name of the channel
 * @param chain genesis hash of the channel
 * @param block number of the block
 * @param blockHash hash of the block's header
 * @param transaction id of the transaction
 * @param time of the block, in the word of the institutions that signed it; on Fabric of the
 *     transaction, in the word of its submitter
 */
public record AnchoredCheckpoint(
    CheckpointRecord record,
    String channel,
    Digest chain,
    long block,
    Digest blockHash,
    Digest transaction,
    Instant time) {

  /** What is laid down at the court for it; the receipt must be of exactly this. */
  public Deposit deposit() {
    return new Deposit(
        channel, chain, block, blockHash, record.origin(), record.size(), record.root());
  }
}
