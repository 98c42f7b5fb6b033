package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Derives an embedded ledger anew from its block file and nothing else: every hash, every
 * signature, every rule. What an inspector runs.
 */
public final class LedgerAudit {

  private final BlockFileReader lines;
  private final @Nullable Digest pinned;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable LedgerChain chain;
  private long blocks;

  private LedgerAudit(BlockFileReader lines, @Nullable Digest pinned) {
    this.lines = lines;
    this.pinned = pinned;
  }

  /**
   * Examines a block file.
   *
   * @param pinned the genesis hash it must have; null if the caller knows none
   * @throws IOException if the file cannot be read
   */
  public static Report examine(Path blockFile, @Nullable Digest pinned) throws IOException {
    try (BlockFileReader lines = new BlockFileReader(blockFile)) {
      return new LedgerAudit(lines, pinned).run();
    }
  }

  private Report run() throws IOException {
    try {
      for (Optional<BlockFileReader.Line> line = lines.next();
          line.isPresent() && take(LedgerBlock.parse(line.get().bytes()));
          line = lines.next()) {
        blocks++;
      }
    } catch (MalformedException e) {
      add(ChainFault.CHAIN_UNREADABLE, String.valueOf(e.getMessage()));
    }
    if (lines.tornBytes() > 0) {
      add(ChainFault.CHAIN_TORN_TAIL, lines.tornBytes() + " bytes after the last whole block");
    }
    if (blocks == 0 && findings.isEmpty()) {
      add(ChainFault.CHAIN_GENESIS, "the file holds no block");
    }
    return new Report(blocks, findings, chain);
  }

  private boolean take(LedgerBlock block) {
    LedgerChain before = chain;
    Optional<ChainFault> fault = before == null ? begin(block) : follow(before, block);
    fault.ifPresent(why -> add(why, "block " + block.header().number()));
    return fault.isEmpty();
  }

  private Optional<ChainFault> begin(LedgerBlock block) {
    Optional<LedgerChain> begun = LedgerChain.begin(block);
    if (begun.isEmpty()) {
      return Optional.of(ChainFault.CHAIN_GENESIS);
    }
    if (pinned != null && !begun.get().chain().equals(pinned)) {
      return Optional.of(ChainFault.CHAIN_OTHER_GENESIS);
    }
    chain = begun.get();
    return BlockExamination.signatureFault(block, chain.genesis(), chain.chain());
  }

  private static Optional<ChainFault> follow(LedgerChain before, LedgerBlock block) {
    Optional<ChainFault> fault =
        before
            .linkFault(block)
            .or(() -> BlockExamination.signatureFault(block, before.genesis(), before.chain()))
            .or(() -> BlockExamination.ruleFault(block, before));
    if (fault.isEmpty()) {
      before.append(block);
    }
    return fault;
  }

  private void add(ChainFault fault, String detail) {
    findings.add(new Finding(blocks, fault, detail));
  }

  /**
   * Something wrong.
   *
   * @param block number of the block where it shows
   * @param fault stable code
   * @param detail one English sentence
   */
  public record Finding(long block, ChainFault fault, String detail) {}

  /**
   * What an audit found.
   *
   * @param blocks how many blocks from the genesis on are in order
   * @param findings nothing, or the first fault and a torn tail
   * @param replayed the chain up to the last block in order; null if there is not even a genesis
   */
  public record Report(long blocks, List<Finding> findings, @Nullable LedgerChain replayed) {

    public Report {
      findings = List.copyOf(findings);
    }

    /** Whether every byte of the file is accounted for. */
    public boolean clean() {
      return findings.isEmpty();
    }

    /** The chain up to the last block in order. */
    public Optional<LedgerChain> chain() {
      return Optional.ofNullable(replayed);
    }
  }
}
