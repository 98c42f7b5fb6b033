package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.ChainFault;
import cn.laborproof.proof.ledger.LedgerAudit;
import cn.laborproof.proof.ledger.LedgerChain;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger from its block file alone: every hash, signature and rule; its genesis as the trust
 * bundle names it.
 */
final class LedgerArea {

  static final String NAME = "ledger";

  private final Path blockFile;
  private final @Nullable Digest genesis;
  private final boolean systemRuns;

  private LedgerArea(Path blockFile, @Nullable Digest genesis, boolean systemRuns) {
    this.blockFile = blockFile;
    this.genesis = genesis;
    this.systemRuns = systemRuns;
  }

  static LedgerArea of(Path data, boolean systemRuns) throws IOException {
    Path trust = data.resolve("trust");
    Digest genesis =
        Files.exists(trust.resolve("trust.json"))
            ? TrustBundle.load(trust).anchorLedger().map(ledger -> ledger.genesis()).orElse(null)
            : null;
    return new LedgerArea(data.resolve("ledger/blocks.jsonl"), genesis, systemRuns);
  }

  LedgerAudit.Report audit() throws IOException {
    return LedgerAudit.examine(blockFile, genesis);
  }

  AreaReport report(LedgerAudit.Report audit) {
    List<Disagreement> found =
        audit.findings().stream()
            .filter(finding -> !isBeingWritten(finding))
            .map(finding ->
                new Disagreement(
                    NAME, finding.fault().name(), "block " + finding.block(), finding.detail()))
            .toList();
    return new AreaReport(NAME, audit.blocks(), "blocks", found);
  }

  /** A running system may be in the middle of its next line; at rest a torn tail is a finding. */
  private boolean isBeingWritten(LedgerAudit.Finding finding) {
    return systemRuns && finding.fault() == ChainFault.CHAIN_TORN_TAIL;
  }

  static Optional<Checkpoint> anchored(LedgerAudit.Report audit, String origin) {
    return audit
        .chain()
        .flatMap((LedgerChain chain) -> chain.latest(origin))
        .map(anchor -> anchor.record().checkpoint());
  }
}
