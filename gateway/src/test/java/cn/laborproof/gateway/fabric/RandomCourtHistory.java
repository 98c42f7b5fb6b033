package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.CourtChannelRules;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A court, its desk and a depositor, honest or not, and what the rule classes make of them. */
final class RandomCourtHistory {

  /** Who submits. */
  enum Submitter {
    COURT("court-administrator", Institution.COURT),
    DESK("court-court", Institution.COURT),
    OPERATOR("court-operator", Institution.OPERATOR);

    final String connection;
    private final Institution institution;

    Submitter(String connection, Institution institution) {
      this.connection = connection;
      this.institution = institution;
    }
  }

  /**
   * One call.
   *
   * @param argument of type {@link CourtKey}, {@link Deposit}, {@link CourtHead} or {@link
   *     CourtReceipt}
   */
  record Step(Submitter submitter, String function, Object argument, byte[] bytes) {}

  final RememberedState state = new RememberedState();
  private final CourtChannelRules rules = new CourtChannelRules(state);
  private final Seeded any;
  private final Digest chain;
  private final List<Ed25519SecretKey> keys;
  private final List<Deposit> deposits = new ArrayList<>();
  private final List<FabricCourtBlock> blocks = new ArrayList<>();

  RandomCourtHistory(Seeded any) {
    this.any = any;
    this.chain = Digest.of(any.bytes(32));
    this.keys = IntStream.range(0, 3).mapToObj(i -> Ed25519SecretKey.of(any.bytes(32))).toList();
    Digest previous = chain;
    for (int number = 1; number < 40; number++) {
      blocks.add(new FabricCourtBlock(number, previous, Digest.of(any.bytes(32)), TestCourt.DAY));
      previous = blocks.getLast().hash();
    }
  }

  /** What the rules say; on Fabric the certificate is asked for the role before. */
  Asked embedded(Step step) {
    Institution institution = step.submitter().institution;
    return switch (step.argument()) {
      case CourtKey key ->
          step.submitter() == Submitter.COURT
              ? asked(rules.setKey(key, institution))
              : refused("only the court's administrator sets its key");
      case Deposit deposit -> deposited(deposit);
      case CourtHead head ->
          step.submitter() == Submitter.COURT
              ? refused("only the court's desk attaches anything")
              : asked(rules.attach(head, institution));
      case CourtReceipt receipt ->
          step.submitter() == Submitter.COURT
              ? refused("only the court's desk attaches anything")
              : asked(rules.attach(receipt, institution));
      default -> throw new AssertionError(step);
    };
  }

  private static Asked refused(String sentence) {
    return asked(new Refused(Refusal.NOT_ENTITLED, sentence, List.of()));
  }

  private static Asked asked(RuleOutcome outcome) {
    return switch (outcome) {
      case RuleOutcome.Recorded(String key) -> new Asked(key, outcome, 0);
      case RuleOutcome.AlreadyRecorded(String key) -> new Asked(key, outcome, 0);
      case Refused ignored -> new Asked("", outcome, 0);
    };
  }

  /** The answer names the evidence number, not the key. */
  private Asked deposited(Deposit deposit) {
    Optional<EvidenceNumber> number = rules.numberFor(deposit);
    return switch (rules.deposit(deposit)) {
      case RuleOutcome.Recorded ignored ->
          asked(new RuleOutcome.Recorded(number.orElseThrow().text()));
      case RuleOutcome.AlreadyRecorded ignored ->
          asked(new RuleOutcome.AlreadyRecorded(number.orElseThrow().text()));
      case Refused refused -> asked(refused);
    };
  }

  Step next() {
    boolean open = rules.keys().isPresent();
    int kind = any.number(0, 9);
    if (!open && kind < 7 || kind == 0) {
      CourtKey key = key();
      return step(Submitter.COURT, "set-key", key, key.bytes());
    }
    if (kind <= 3 || deposits.isEmpty()) {
      Deposit deposit = deposit();
      return step(Submitter.OPERATOR, "deposit", deposit, deposit.toJson().canonicalBytes());
    }
    if (kind <= 6) {
      CourtHead head = head();
      return step(Submitter.DESK, "attach-head", head, head.bytes());
    }
    CourtReceipt receipt = receipt();
    return step(Submitter.DESK, "attach-receipt", receipt, receipt.bytes());
  }

  private Step step(Submitter usual, String function, Object argument, byte[] bytes) {
    Submitter submitter = any.onceIn(6) ? any.pick(Submitter.values()) : usual;
    return new Step(submitter, function, argument, bytes);
  }

  private long sequence() {
    return rules.keys().map(CourtKeys::inForce).map(CourtKey::sequence).orElse(0L);
  }

  /** The key in force, mostly. */
  private Ed25519SecretKey signer() {
    return any.onceIn(8)
        ? any.pick(keys)
        : keys.get((int) Math.clamp(sequence() - 1, 0, keys.size() - 1));
  }

  private CourtKey key() {
    long sequence = any.onceIn(4) ? any.number(1L, 4L) : sequence() + 1;
    int index = any.onceIn(6) ? any.number(0, 2) : (int) Math.clamp(sequence - 1, 0, 2);
    return new CourtKey(
        any.onceIn(10) ? "other-court" : "test-court",
        any.onceIn(10) ? Digest.of(any.bytes(32)) : chain,
        any.onceIn(10) ? "OTHER" : "TEST",
        sequence,
        keys.get(index).publicKey());
  }

  private Deposit deposit() {
    if (!deposits.isEmpty() && any.onceIn(3)) {
      Deposit old = any.pick(deposits);
      return any.onceIn(2)
          ? old
          : new Deposit(
              old.channel(), old.chain(), old.block() + 1, chain, old.origin(), old.size(), chain);
    }
    Digest some = Digest.of(any.bytes(32));
    Deposit deposit =
        new Deposit("labour", some, 1, some, "laborproof.test/court", any.number(1L, 9L), some);
    deposits.add(deposit);
    return deposit;
  }

  /** A little beyond the head, at it, before it, or on another branch. */
  private FabricCourtBlock block() {
    int head = rules.standingHead().map(CourtHead::number).orElse(0L).intValue();
    FabricCourtBlock block =
        blocks.get(Math.clamp(head - 1 + any.number(-1, 2), 0, blocks.size() - 1));
    return any.onceIn(8)
        ? new FabricCourtBlock(block.number(), chain, block.data(), block.time())
        : block;
  }

  private CourtHead head() {
    return CourtHead.sign(
        "test-court", any.onceIn(10) ? Digest.of(any.bytes(32)) : chain, block(), signer());
  }

  private CourtReceipt receipt() {
    Deposit deposit = any.pick(deposits);
    EvidenceNumber number =
        rules
            .numberOf(deposit)
            .filter(ignored -> !any.onceIn(8))
            .orElse(EvidenceNumber.of("TEST", any.number(1L, 5L)));
    if (any.onceIn(10)) {
      return new TestCourt().receipt(deposit);
    }
    FabricCourtBlock block = any.onceIn(3) ? block() : blocks.getFirst();
    return CourtReceipt.issue("test-court", chain, number, deposit, block, signer());
  }
}
