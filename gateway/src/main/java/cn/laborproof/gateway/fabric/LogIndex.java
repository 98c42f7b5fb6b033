package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ledger holds of one log: anchors, their receipts, and which still lack one. */
final class LogIndex implements Closeable {

  private final AnchorFile anchors;
  private final ReceiptFile receipts;

  /** No anchor before this place awaits a receipt. */
  private long settledBefore;

  private LogIndex(AnchorFile anchors, ReceiptFile receipts) {
    this.anchors = anchors;
    this.receipts = receipts;
  }

  static LogIndex open(Path directory, String origin, FabricConnection connection, long next)
      throws IOException {
    Path folder = directory.resolve(Digest.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex());
    Durable.directory(folder);
    AnchorFile anchors = AnchorFile.open(folder.resolve("anchors"), origin, connection, next);
    try {
      return new LogIndex(anchors, ReceiptFile.open(folder.resolve("receipts")));
    } catch (IOException e) {
      anchors.close();
      throw e;
    }
  }

  /** Adds an anchor; one that a failed attempt has left here already is not added twice. */
  void add(AnchoredCheckpoint anchor, int index) throws IOException {
    if (latest().filter(last -> last.record().size() >= anchor.record().size()).isEmpty()) {
      anchors.append(anchor, index);
    }
  }

  void link(CourtReceipt receipt) throws IOException {
    long place = anchors.firstCovering(receipt.deposit().size());
    if (place < anchors.count() && anchors.get(place).record().size() == receipt.deposit().size()) {
      anchors.noteReceipt(place, receipts.append(receipt));
    }
  }

  void force() throws IOException {
    receipts.force();
    anchors.force();
  }

  Optional<AnchoredCheckpoint> latest() throws IOException {
    return at(anchors.count() - 1);
  }

  Optional<Placed> ofSize(long size) throws IOException {
    long place = anchors.firstCovering(size);
    Optional<AnchoredCheckpoint> anchor = at(place).filter(found -> found.record().size() == size);
    return anchor.isEmpty()
        ? Optional.empty()
        : Optional.of(new Placed(anchor.get(), anchors.transactionIndex(place)));
  }

  Optional<AnchoredCheckpoint> firstCovering(long entries) throws IOException {
    return at(anchors.firstCovering(entries));
  }

  Optional<AnchoredCheckpoint> firstReceiptedCovering(long entries) throws IOException {
    for (long place = anchors.firstCovering(entries); place < anchors.count(); place++) {
      if (anchors.receiptOf(place) >= 0) {
        return at(place);
      }
    }
    return Optional.empty();
  }

  Optional<CourtReceipt> receiptOf(long size) throws IOException {
    long place = anchors.firstCovering(size);
    if (place == anchors.count() || anchors.get(place).record().size() != size) {
      return Optional.empty();
    }
    long receipt = anchors.receiptOf(place);
    return receipt < 0 ? Optional.empty() : receipts.read(receipt);
  }

  /** The oldest business anchors without receipt. */
  List<Placed> awaiting(int limit) throws IOException {
    while (settledBefore < anchors.count() && !anchors.awaits(settledBefore)) {
      settledBefore++;
    }
    List<Placed> waiting = new ArrayList<>();
    for (long place = settledBefore; place < anchors.count() && waiting.size() < limit; place++) {
      if (anchors.awaits(place)) {
        waiting.add(new Placed(anchors.get(place), anchors.transactionIndex(place)));
      }
    }
    return waiting;
  }

  private Optional<AnchoredCheckpoint> at(long place) throws IOException {
    return place < 0 || place >= anchors.count()
        ? Optional.empty()
        : Optional.of(anchors.get(place));
  }

  @Override
  public void close() throws IOException {
    try (receipts) {
      anchors.close();
    }
  }

  /**
   * An anchor and its place.
   *
   * @param index of its transaction in its block
   */
  record Placed(AnchoredCheckpoint anchor, int index) {}
}
