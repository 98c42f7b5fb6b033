package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Where which checkpoint stands, and which still lacks a court receipt. */
final class AnchorIndex {

  private final Map<String, NavigableMap<Long, AnchorPlace>> anchored = new HashMap<>();
  private final Map<String, NavigableMap<Long, AnchorPlace>> receipted = new HashMap<>();
  private final NavigableMap<Long, AnchorPlace> awaiting = new TreeMap<>();

  void add(LedgerBlock block, Digest chain) {
    List<LedgerTransaction> transactions = block.transactions();
    for (int i = 0; i < transactions.size(); i++) {
      switch (transactions.get(i).command()) {
        case SubmitCheckpoint submit ->
            addAnchor(place(block.header(), transactions.get(i), i, submit.checkpoint(), chain));
        case LinkReceipt link -> addReceipt(link.receipt().deposit());
        case LedgerCommand.ApproveKey ignored -> {
          // keys are read from the state
        }
      }
    }
  }

  private static AnchorPlace place(
      BlockHeader header,
      LedgerTransaction transaction,
      int index,
      CheckpointRecord checkpoint,
      Digest chain) {
    AnchoredCheckpoint anchor =
        new AnchoredCheckpoint(
            checkpoint,
            header.channel(),
            chain,
            header.number(),
            header.hash(),
            transaction.id(chain),
            header.time());
    return new AnchorPlace(anchor, index);
  }

  private void addAnchor(AnchorPlace place) {
    CheckpointRecord checkpoint = place.anchor().record();
    of(anchored, checkpoint.origin()).put(checkpoint.size(), place);
    if (checkpoint.purpose() == AnchorPurpose.BUSINESS) {
      awaiting.put(order(place), place);
    }
  }

  private void addReceipt(Deposit deposit) {
    AnchorPlace place = of(anchored, deposit.origin()).get(deposit.size());
    if (place != null) {
      of(receipted, deposit.origin()).put(deposit.size(), place);
      awaiting.remove(order(place));
    }
  }

  /** Order of the ledger: block by block, within a block by index. */
  private static long order(AnchorPlace place) {
    return place.anchor().block() * BlockHeader.MAX_TRANSACTIONS + place.index();
  }

  Optional<AnchorPlace> latest(String origin) {
    NavigableMap<Long, AnchorPlace> places = of(anchored, origin);
    return places.isEmpty() ? Optional.empty() : Optional.of(places.lastEntry().getValue());
  }

  Optional<AnchorPlace> at(String origin, long size) {
    return Optional.ofNullable(of(anchored, origin).get(size));
  }

  Optional<AnchorPlace> firstCovering(String origin, long entries) {
    return Optional.ofNullable(of(anchored, origin).ceilingEntry(entries)).map(Map.Entry::getValue);
  }

  Optional<AnchorPlace> firstReceiptedCovering(String origin, long entries) {
    return Optional.ofNullable(of(receipted, origin).ceilingEntry(entries))
        .map(Map.Entry::getValue);
  }

  List<AnchoredCheckpoint> awaiting(int limit) {
    return awaiting.values().stream().limit(limit).map(AnchorPlace::anchor).toList();
  }

  private static NavigableMap<Long, AnchorPlace> of(
      Map<String, NavigableMap<Long, AnchorPlace>> index, String origin) {
    return index.computeIfAbsent(origin, ignored -> new TreeMap<>());
  }

  /**
   * @param index of the transaction in its block
   */
  record AnchorPlace(AnchoredCheckpoint anchor, int index) {}
}
