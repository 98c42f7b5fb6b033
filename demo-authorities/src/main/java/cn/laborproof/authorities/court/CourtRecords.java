package cn.laborproof.authorities.court;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.RecordBlock;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.CourtRegistryRules;
import cn.laborproof.proof.ledger.MapState;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The chain as it stands in memory: admits only a record that follows from the ones before, at the
 * start as while running. Not thread-safe.
 */
final class CourtRecords {
  private final CourtGenesis genesis;
  private final Map<String, Ed25519PublicKey> depositors = new TreeMap<>();
  private final Map<Digest, CourtReceipt> byDeposit = new HashMap<>();
  private final Map<EvidenceNumber, CourtReceipt> byNumber = new HashMap<>();
  private final CourtRegistryRules rules;
  private CourtBlock newest;

  CourtRecords(CourtGenesis genesis, String numberPrefix) {
    this.genesis = genesis;
    this.rules = new CourtRegistryRules(numberPrefix, new MapState());
    this.newest = genesis.block();
  }

  CourtGenesis genesis() {
    return genesis;
  }

  CourtBlock newest() {
    return newest;
  }

  int depositors() {
    return depositors.size();
  }

  Optional<Ed25519PublicKey> keyOf(String depositor) {
    return Optional.ofNullable(depositors.get(depositor));
  }

  Optional<CourtReceipt> receiptOf(Deposit deposit) {
    return Optional.ofNullable(byDeposit.get(deposit.digest()));
  }

  /** What the rules of the registry say to a deposit. */
  RuleOutcome examine(Deposit deposit) {
    return rules.examine(deposit);
  }

  EvidenceNumber nextNumber() {
    return rules.nextNumber();
  }

  Optional<CourtReceipt> receipt(EvidenceNumber number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  void admit(String depositor, Ed25519PublicKey key) {
    Ed25519PublicKey before = depositors.putIfAbsent(depositor, key);
    if (before != null) {
      throw new IllegalArgumentException("depositor " + depositor + " registered twice");
    }
  }

  /**
   * Takes the next record, or throws {@link IllegalArgumentException} saying what does not follow.
   */
  void admit(CourtReceipt receipt) {
    CourtBlock block = receipt.block();
    demand(receipt.court().equals(genesis.court()), "another court");
    demand(receipt.chain().equals(genesis.chain()), "another chain");
    demand(receipt.key().equals(genesis.key()) && receipt.signed(), "not signed by the court");
    demand(block instanceof RecordBlock, "a block of another kind of chain");
    demand(block.number() == newest.number() + 1, "a number is left out");
    demand(block.previous().equals(newest.hash()), "it does not name the block before");
    demand(!block.time().isBefore(newest.time()), "it is older than the block before");
    demand(receipt.evidenceNumber().equals(rules.nextNumber()), "not the number that is due");
    demand(
        rules.deposit(receipt.deposit()) instanceof RuleOutcome.Recorded,
        "the rules of the registry do not take the deposit");
    byNumber.put(receipt.evidenceNumber(), receipt);
    byDeposit.put(receipt.deposit().digest(), receipt);
    newest = block;
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
