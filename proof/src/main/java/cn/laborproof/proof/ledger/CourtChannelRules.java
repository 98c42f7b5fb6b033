package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import java.util.Optional;

/**
 * What a court's own channel accepts: the court's word who it is and what it signs with, deposits,
 * and the receipts the court signed for them once it saw their block. Pure, like {@link
 * EvidenceLogRules}.
 *
 * <p>A receipt names the block that holds its deposit, so it cannot be written in that block: the
 * court signs it afterwards and attaches it in a later one.
 */
public final class CourtChannelRules {

  private static final String COURT = "court";

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
    state.put(COURT, next.toJson());
    return new Recorded(COURT);
  }

  /** Takes a deposit, as {@link CourtRegistryRules#deposit}, once the court has said who it is. */
  public RuleOutcome deposit(Deposit deposit) {
    return registry()
        .map(registry -> registry.deposit(deposit))
        .orElseGet(() -> refuse(Refusal.UNKNOWN_COURT, "no court has opened this chain yet"));
  }

  /**
   * Attaches the court's receipt to the deposit it is of, once.
   *
   * @param submitter the institution whose identity signed the transaction
   */
  public RuleOutcome attach(CourtReceipt receipt, Institution submitter) {
    if (submitter != Institution.COURT) {
      return refuse(
          Refusal.NOT_ENTITLED, submitter.id() + " attaches no receipts, only the court does");
    }
    String key = receiptKey(receipt.evidenceNumber());
    Optional<JsonObject> standing = state.get(key);
    if (standing.equals(Optional.of(receipt.toJson()))) {
      return new AlreadyRecorded(key);
    }
    return refuseCourt(receipt)
        .or(() -> refuseDeposit(receipt))
        .or(() -> standing.map(other -> refuse(Refusal.CONFLICT, "another receipt stands", other)))
        .orElseGet(() -> {
          state.put(key, receipt.toJson());
          return new Recorded(key);
        });
  }

  private Optional<RuleOutcome> refuseCourt(CourtReceipt receipt) {
    Optional<CourtKeys> keys = keys();
    if (keys.isEmpty()
        || !keys.get().inForce().court().equals(receipt.court())
        || !keys.get().inForce().chain().equals(receipt.chain())) {
      return Optional.of(
          refuse(Refusal.UNKNOWN_COURT, "the receipt names another court or another chain"));
    }
    if (!keys.get().inForce().key().equals(receipt.key())) {
      Refusal reason = keys.get().knew(receipt.key()) ? Refusal.RETIRED_KEY : Refusal.UNKNOWN_KEY;
      return Optional.of(
          refuse(
              reason,
              "signed with " + receipt.key() + ", in force is " + keys.get().inForce().key()));
    }
    return receipt.signed()
        ? Optional.empty()
        : Optional.of(refuse(Refusal.BAD_SIGNATURE, "the court's key did not sign this receipt"));
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

  private Optional<CourtRegistryRules> registry() {
    return keys().map(keys -> new CourtRegistryRules(keys.inForce().numberPrefix(), state));
  }

  private static String receiptKey(EvidenceNumber number) {
    return "receipt/" + number;
  }
}
