package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.Institution.COURT;
import static cn.laborproof.proof.ledger.Institution.LABOUR_BUREAU;
import static cn.laborproof.proof.ledger.Institution.OPERATOR;

import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.LedgerBlock.Beginning;
import cn.laborproof.proof.ledger.LedgerBlock.Transactions;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A chain of blocks with four keys, made by hand so that a test can make it wrong. */
final class TestLedger {

  static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");
  static final String ORIGIN = "laborproof.test/chain";

  final Map<Institution, Ed25519SecretKey> keys = new EnumMap<>(Institution.class);
  final List<LedgerBlock> blocks = new ArrayList<>();
  final NaiveLog log = new NaiveLog(ORIGIN, key("log"));
  final LedgerChain chain;

  TestLedger() {
    Map<Institution, Ed25519PublicKey> known = new EnumMap<>(Institution.class);
    for (Institution institution : Institution.values()) {
      keys.put(institution, key(institution.id()));
      known.put(institution, key(institution.id()).publicKey());
    }
    Genesis genesis = Genesis.of("labour", known);
    blocks.add(LedgerBlock.sign(genesis.header(DAY), new Beginning(genesis), keys));
    chain = LedgerChain.begin(blocks.getFirst()).orElseThrow();
  }

  /** A ledger on which the log's key is in force. */
  static TestLedger withLog() {
    TestLedger ledger = new TestLedger();
    ApproveKey approve = new ApproveKey(KeySubject.log(ORIGIN), 1, ledger.log.key.publicKey());
    ledger.block(List.of(approve), LABOUR_BUREAU);
    ledger.block(List.of(approve), COURT);
    return ledger;
  }

  /** A key that is the same in every run. */
  static Ed25519SecretKey key(String name) {
    return Ed25519SecretKey.of(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32));
  }

  LedgerBlock block(List<LedgerCommand> commands, Institution submitter) {
    List<LedgerTransaction> transactions = transactions(commands, submitter);
    LedgerBlock block = sealed(transactions);
    chain.append(block);
    blocks.add(block);
    return block;
  }

  List<LedgerTransaction> transactions(List<LedgerCommand> commands, Institution submitter) {
    StateOverlay state = new StateOverlay(chain.state());
    List<LedgerTransaction> transactions = new ArrayList<>();
    for (LedgerCommand command : commands) {
      StateOverlay own = new StateOverlay(state);
      RuleOutcome outcome = new EvidenceLogRules("labour", own).apply(command, submitter);
      if (!(outcome instanceof RuleOutcome.Recorded)) {
        throw new AssertionError(outcome);
      }
      own.writes().forEach(write -> state.put(write.key(), write.value()));
      transactions.add(signed(command, submitter, own.writes()));
    }
    return transactions;
  }

  LedgerTransaction signed(LedgerCommand command, Institution submitter, List<StateWrite> writes) {
    return LedgerTransaction.sign(chain.chain(), command, submitter, writes, keys.get(submitter));
  }

  LedgerBlock sealed(List<LedgerTransaction> transactions) {
    BlockHeader header = chain.next(transactions, DAY.plusSeconds(chain.last().number()));
    return LedgerBlock.sign(header, new Transactions(transactions), keys);
  }

  /** Grows the log and anchors it. */
  LedgerBlock anchor(int entries) {
    int before = log.size();
    log.grow(entries, "entry ");
    return block(
        List.of(new SubmitCheckpoint(log.record(log.size()), log.consistency(before, log.size()))),
        OPERATOR);
  }

  EmbeddedLedgerProof proof(int size) {
    return proof(size, LABOUR_BUREAU, COURT);
  }

  EmbeddedLedgerProof proof(int size, Institution... endorsers) {
    AnchoredCheckpoint anchor = chain.anchorOf(ORIGIN, size).orElseThrow();
    return chain.prove(anchor, blocks.get((int) anchor.block()), receipt(anchor, endorsers));
  }

  StateReceipt receipt(AnchoredCheckpoint anchor, Institution... endorsers) {
    return StateReceipt.sign(
        chain.chain(),
        new StateWrite(anchor.record().ledgerKey(), anchor.record().toJson()),
        anchor.block(),
        anchor.transaction(),
        keysOf(endorsers));
  }

  Map<Institution, Ed25519SecretKey> keysOf(Institution... institutions) {
    Map<Institution, Ed25519SecretKey> some = new EnumMap<>(Institution.class);
    for (Institution institution : institutions) {
      some.put(institution, keys.get(institution));
    }
    return some;
  }
}
