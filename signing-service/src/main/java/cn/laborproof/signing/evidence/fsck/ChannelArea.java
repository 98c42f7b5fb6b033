package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.gateway.fabric.FabricLedger;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labour channel from its peers alone: every block from the pinned genesis on, into an index of
 * its own, and the proof of the newest anchor as an offline verifier sees it.
 */
final class ChannelArea implements LedgerSource, Closeable {

  private final FabricLedger ledger;
  private final String origin;
  private final Path index;

  private ChannelArea(FabricLedger ledger, String origin, Path index) {
    this.ledger = ledger;
    this.origin = origin;
    this.index = index;
  }

  static ChannelArea open(Path network, String origin, Clock clock) throws IOException {
    Path index = Files.createTempDirectory("laborproof-channel");
    Path connection = network.resolve("connections").resolve("labour-operator.properties");
    return new ChannelArea(
        FabricLedger.open(connection, index, Set.of(origin), clock), origin, index);
  }

  @Override
  public Derived derive() throws IOException {
    List<Disagreement> found = new ArrayList<>();
    try {
      Optional<AnchoredCheckpoint> latest = ledger.latest(origin);
      latest.ifPresent(anchor -> prove(anchor, found));
    } catch (LedgerUnavailableException e) {
      throw new IOException("the consortium cannot be asked: " + e.getMessage(), e);
    }
    long blocks = ledger.health().indexed() + 1;
    return new Derived(
        new AreaReport(LedgerArea.NAME, blocks, "blocks", found), Optional.of(Anchors.of(ledger)));
  }

  private void prove(AnchoredCheckpoint anchor, List<Disagreement> found) {
    try {
      if (ledger.proofOf(origin, anchor.record().size()).isEmpty()) {
        found.add(
            new Disagreement(
                LedgerArea.NAME, "ANCHOR_LOST", "block " + anchor.block(), "no longer indexed"));
      }
    } catch (LedgerUnavailableException e) {
      found.add(
          new Disagreement(
              LedgerArea.NAME,
              "ANCHOR_UNPROVEN",
              "block " + anchor.block(),
              String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    try (Stream<Path> all = Files.walk(index)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
