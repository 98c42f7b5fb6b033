package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.ledger.ChainFault;
import cn.laborproof.proof.ledger.LedgerAudit;
import cn.laborproof.proof.trust.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger from its block file alone: every hash, signature and rule; its genesis as the trust
 * bundle names it.
 */
final class LedgerArea implements LedgerSource {

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

  @Override
  public Derived derive() throws IOException {
    LedgerAudit.Report audit = LedgerAudit.examine(blockFile, genesis);
    List<Disagreement> found =
        audit.findings().stream()
            .filter(finding -> !isBeingWritten(finding))
            .map(finding ->
                new Disagreement(
                    NAME, finding.fault().name(), "block " + finding.block(), finding.detail()))
            .toList();
    return new Derived(
        new AreaReport(NAME, audit.blocks(), "blocks", found), audit.chain().map(Anchors::of));
  }

  /** A running system may be in the middle of its next line; at rest a torn tail is a finding. */
  private boolean isBeingWritten(LedgerAudit.Finding finding) {
    return systemRuns && finding.fault() == ChainFault.CHAIN_TORN_TAIL;
  }
}
