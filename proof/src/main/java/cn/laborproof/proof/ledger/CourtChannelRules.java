package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import java.util.Optional;

/**
 * What a court's own channel accepts: the court's word who it is and what it signs with, deposits,
 * and the heads and receipts the court signed once it saw their block. Pure, like {@link
 * EvidenceLogRules}.
 *
 * <p>A receipt names the block that holds its deposit, so it cannot be written in that block: the
 * court signs it afterwards and attaches it in a later one.
 */
public final class CourtChannelRules {

  private static final String COURT = "court";
  private static final String HEAD = "head";

  private final LedgerState state;

  public CourtChannelRules(LedgerState state) {
    this.state = state;
  }

  /**
   * Takes the court's word on itself; from the first one on the chain is open.
   *
   * @param submitter the institution whose identity signed the transaction
   */
  public RuleOutcome setKey(CourtKey command, Institution submitter) {
    if (submitter != Institution.COURT) {
      return refuse(
          Refusal.NOT_ENTITLED, submitter.id() + " sets no key here, only the court does");
    }
    Optional<CourtKeys> present = keys();
    if (present.map(CourtKeys::inForce).equals(Optional.of(command))) {
      return new AlreadyRecorded(COURT);
    }
    long due = present.map(keys -> keys.inForce().sequence() + 1).orElse(1L);
    if (present.isPresent() && !present.get().inForce().sameCourt(command)) {
      return refuse(
          Refusal.CONFLICT, "name, chain and number prefix are said once", present.get().toJson());
    }
    if (command.sequence() != due) {
      Refusal reason = command.sequence() < due ? Refusal.SEQUENCE_PAST : Refusal.SEQUENCE_AHEAD;
      return refuse(reason, "sequence " + command.sequence() + " where " + due + " is due");
    }
    if (present.isPresent() && present.get().knew(command.key())) {
      return refuse(Refusal.KEY_USED_BEFORE, "key " + command.key() + " was in force before");
    }
    CourtKeys next =
        present.map(keys -> keys.rotateTo(command)).orElseGet(() -> CourtKeys.first(command));
    return record(COURT, next.toJson());
  }

  /** Takes a deposit, as {@link CourtRegistryRules#deposit}, once the court has said who it is. */
  public RuleOutcome deposit(Deposit deposit) {
    return registry()
        .map(registry -> registry.deposit(deposit))
        .orElseGet(() -> refuse(Refusal.UNKNOWN_COURT, "no court has opened this chain yet"));
  }

  /**
   * Takes the court's word where its chain stands; a chain never goes back.
   *
   * @param submitter the institution whose identity signed the transaction
   */
  public RuleOutcome attach(CourtHead head, Institution submitter) {
    return refuseOthers(submitter)
        .or(() -> standingHead().filter(head::equals).map(same -> new AlreadyRecorded(HEAD)))
        .or(() -> refuseCourt(head.court(), head.chain(), head.key(), head.signed()))
        .or(() -> standingHead().flatMap(standing -> notBeyond(head, standing)))
        .orElseGet(() -> record(HEAD, head.toJson()));
  }

  /** The same block signed anew, perhaps under a later key, is no news. */
  private static Optional<RuleOutcome> notBeyond(CourtHead head, CourtHead standing) {
    if (head.number() > standing.number()) {
      return Optional.empty();
    }
    if (head.number() < standing.number()) {
      return Optional.of(
          refuse(
              Refusal.ROLLBACK,
              "block %d after block %d was said".formatted(head.number(), standing.number()),
              standing.toJson()));
    }
    return Optional.of(
        head.hash().equals(standing.hash())
            ? new AlreadyRecorded(HEAD)
            : fork(head.number(), head.hash(), standing));
  }

  private static RuleOutcome fork(long number, Digest hash, CourtHead standing) {
    return refuse(
        Refusal.FORK,
        "block %d has hash %s, submitted was %s".formatted(number, standing.hash(), hash),
        standing.toJson());
  }

  /**
   * Attaches the court's receipt to the deposit it is of, once. A head at or beyond its block must
   * stand: who reads the receipt first and the head after it never sees a head that went back.
   *
   * @param submitter the institution whose identity signed the transaction
   */
  public RuleOutcome attach(CourtReceipt receipt, Institution submitter) {
    String key = receiptKey(receipt.evidenceNumber());
    Optional<JsonObject> standing = state.get(key);
    return refuseOthers(submitter)
        .or(() -> standing.filter(receipt.toJson()::equals).map(same -> new AlreadyRecorded(key)))
        .or(() -> refuseCourt(receipt.court(), receipt.chain(), receipt.key(), receipt.signed()))
        .or(() -> refuseDeposit(receipt))
        .or(() -> standing.map(other -> refuse(Refusal.CONFLICT, "another receipt stands", other)))
        .or(() -> refuseBlock(receipt.block()))
        .orElseGet(() -> record(key, receipt.toJson()));
  }

  private Optional<RuleOutcome> refuseBlock(CourtBlock block) {
    if (!(block instanceof FabricCourtBlock)) {
      return Optional.of(refuse(Refusal.MALFORMED, "the receipt names no block of this chain"));
    }
    Optional<CourtHead> standing = standingHead();
    if (standing.isEmpty() || standing.get().number() < block.number()) {
      return Optional.of(
          refuse(Refusal.BEYOND_HEAD, "no head stands at or beyond block " + block.number()));
    }
    CourtHead head = standing.get();
    return head.number() == block.number() && !head.hash().equals(block.hash())
        ? Optional.of(fork(block.number(), block.hash(), head))
        : Optional.empty();
  }

  private RuleOutcome record(String key, JsonObject value) {
    state.put(key, value);
    return new Recorded(key);
  }

  private static Optional<RuleOutcome> refuseOthers(Institution submitter) {
    return submitter == Institution.COURT
        ? Optional.empty()
        : Optional.of(
            refuse(
                Refusal.NOT_ENTITLED,
                submitter.id() + " attaches nothing here, only the court does"));
  }

  private Optional<RuleOutcome> refuseCourt(
      String court, Digest chain, Ed25519PublicKey key, boolean signed) {
    Optional<CourtKeys> keys = keys();
    if (keys.isEmpty()
        || !keys.get().inForce().court().equals(court)
        || !keys.get().inForce().chain().equals(chain)) {
      return Optional.of(
          refuse(Refusal.UNKNOWN_COURT, "it speaks of another court or another chain"));
    }
    if (!keys.get().inForce().key().equals(key)) {
      Refusal reason = keys.get().knew(key) ? Refusal.RETIRED_KEY : Refusal.UNKNOWN_KEY;
      return Optional.of(
          refuse(reason, "signed with " + key + ", in force is " + keys.get().inForce().key()));
    }
    return signed
        ? Optional.empty()
        : Optional.of(refuse(Refusal.BAD_SIGNATURE, "the court's key did not sign this"));
  }

  private Optional<RuleOutcome> refuseDeposit(CourtReceipt receipt) {
    boolean stands = numberOf(receipt.deposit()).equals(Optional.of(receipt.evidenceNumber()));
    return stands
        ? Optional.empty()
        : Optional.of(
            refuse(
                Refusal.UNKNOWN_CHECKPOINT,
                "the deposit does not stand here under " + receipt.evidenceNumber()));
  }

  /** The court and its keys, if it has opened the chain. */
  public Optional<CourtKeys> keys() {
    return state.get(COURT).map(value -> CourtKeys.read(value.fields(COURT)));
  }

  /** The evidence number of a deposit, if it was taken. */
  public Optional<EvidenceNumber> numberOf(Deposit deposit) {
    return registry().flatMap(registry -> registry.numberOf(deposit));
  }

  /**
   * The number the deposit stands under, or gets if it is taken now; nothing while the chain is not
   * open. To be asked before {@link #deposit}, since a state may hide what one command wrote.
   */
  public Optional<EvidenceNumber> numberFor(Deposit deposit) {
    return registry().map(registry -> registry.numberOf(deposit).orElseGet(registry::nextNumber));
  }

  /** The receipt attached under an evidence number. */
  public Optional<CourtReceipt> receipt(EvidenceNumber number) {
    return state.get(receiptKey(number)).map(value -> CourtReceipt.read(value.fields("receipt")));
  }

  /** The receipt attached to a deposit. */
  public Optional<CourtReceipt> receiptOf(Deposit deposit) {
    return numberOf(deposit).flatMap(this::receipt);
  }

  /** Where the court said last that its chain stands. */
  public Optional<CourtHead> standingHead() {
    return state.get(HEAD).map(value -> CourtHead.read(value.fields(HEAD)));
  }

  private Optional<CourtRegistryRules> registry() {
    return keys().map(keys -> new CourtRegistryRules(keys.inForce().numberPrefix(), state));
  }

  private static String receiptKey(EvidenceNumber number) {
    return "receipt/" + number;
  }
}
