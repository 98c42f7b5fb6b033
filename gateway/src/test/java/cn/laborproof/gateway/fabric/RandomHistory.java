package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.KeyRecord;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.LedgerCommand.LinkReceipt;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.testkit.Seeded;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Commands as they come, true, old, forked, wrongly signed, by whoever has an identity, and what
 * the rule classes make of them over the state of an embedded ledger.
 */
final class RandomHistory {

  /** Who submits. */
  enum Submitter {
    BUREAU("labour-labourbureau-administrator", Institution.LABOUR_BUREAU, true),
    COURT("labour-court-administrator", Institution.COURT, true),
    BUREAU_PROGRAM("labour-labourbureau", Institution.LABOUR_BUREAU, false),
    COURT_PROGRAM("labour-court", Institution.COURT, false),
    OPERATOR("labour-operator", Institution.OPERATOR, false);

    final String connection;
    private final Institution institution;
    private final boolean administrator;

    Submitter(String connection, Institution institution, boolean administrator) {
      this.connection = connection;
      this.institution = institution;
      this.administrator = administrator;
    }
  }

  /** One command by one submitter. */
  record Step(LedgerCommand command, Submitter submitter) {}

  private static final RuleOutcome NO_ADMINISTRATOR =
      new RuleOutcome.Refused(
          Refusal.NOT_ENTITLED, "only an administrator's identity approves keys", List.of());

  final RememberedState state = new RememberedState();
  private final EvidenceLogRules rules = new EvidenceLogRules("labour", state);
  private final Seeded any;
  private final String origin;
  private final MemoryLog log;
  private final List<Ed25519SecretKey> keys;
  private final TestCourt court;

  RandomHistory(Seeded any, String origin) {
    this.any = any;
    this.origin = origin;
    this.log = new MemoryLog(origin);
    this.keys = IntStream.range(0, 3).mapToObj(i -> Ed25519SecretKey.of(any.bytes(32))).toList();
    this.court = new TestCourt(any.pick(TestCourt.Form.values()));
    log.grow(any.number(1, 5));
  }

  /** What the embedded ledger answers; on Fabric the certificate is asked for the role besides. */
  RuleOutcome embedded(Step step) {
    return step.command() instanceof ApproveKey && !step.submitter().administrator
        ? NO_ADMINISTRATOR
        : rules.apply(step.command(), step.submitter().institution);
  }

  Step next() {
    boolean signed = rules.keysOf(KeySubject.log(origin)).isPresent();
    int kind = signed ? any.number(0, 9) : any.number(0, 3);
    if (kind <= 2) {
      return new Step(
          approval(), any.pick(Submitter.BUREAU, Submitter.COURT, any.pick(Submitter.values())));
    }
    return new Step(
        kind <= 6 ? submission() : new LinkReceipt(receipt()),
        any.pick(Submitter.OPERATOR, any.pick(Submitter.values())));
  }

  private LedgerCommand approval() {
    boolean ofLog = any.onceIn(2) || rules.keysOf(KeySubject.log(origin)).isEmpty();
    KeySubject subject =
        ofLog
            ? KeySubject.log(origin)
            : KeySubject.court(court.genesis.court(), court.genesis.chain());
    long present = rules.keysOf(subject).map(KeyRecord::sequence).orElse(0L);
    long sequence = any.onceIn(4) ? Math.max(1, present + any.number(-1, 2)) : present + 1;
    int key = any.onceIn(5) ? any.number(0, 2) : (int) Math.min(present, 2);
    return new ApproveKey(
        subject, sequence, ofLog ? keys.get(key).publicKey() : court.key.publicKey());
  }

  private LedgerCommand submission() {
    if (any.onceIn(2)) {
      log.grow(any.number(1, 9));
    }
    long sequence = rules.keysOf(KeySubject.log(origin)).map(KeyRecord::sequence).orElse(1L);
    Ed25519SecretKey key =
        any.onceIn(6) ? any.pick(keys) : keys.get((int) Math.min(sequence - 1, 2));
    MemoryLog source = any.onceIn(6) ? log.rewritten() : log;
    int size = any.onceIn(4) ? any.number(1, log.size()) : log.size();
    int head = rules.headOf(origin).map(CheckpointRecord::size).orElse(0L).intValue();
    List<Digest> path = size < head ? List.of() : source.consistency(head, size);
    boolean bent = any.onceIn(8) && !path.isEmpty();
    return new SubmitCheckpoint(
        source.record(size, key, any.pick(AnchorPurpose.values())),
        bent ? path.subList(1, path.size()) : path);
  }

  private CourtReceipt receipt() {
    int head = rules.headOf(origin).map(CheckpointRecord::size).orElse(1L).intValue();
    int size = any.onceIn(4) ? any.number(1, log.size()) : head;
    MemoryLog source = any.onceIn(6) ? log.rewritten() : log;
    Digest some = Digest.of(any.bytes(32));
    Deposit deposit =
        new Deposit(
            any.onceIn(8) ? "other" : "labour", some, 1, some, origin, size, source.root(size));
    return any.onceIn(6)
        ? new TestCourt().receipt(deposit)
        : court.receipt(
            court.genesis.block(),
            EvidenceNumber.of("TEST", any.number(1L, 6L)),
            deposit,
            TestCourt.DAY);
  }
}
