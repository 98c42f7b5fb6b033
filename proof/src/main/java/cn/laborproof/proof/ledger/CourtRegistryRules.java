package cn.laborproof.proof.ledger;

import static cn.laborproof.proof.ledger.RuleOutcome.refuse;

import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import java.util.Optional;

/**
 * What the court's own chain accepts: each checkpoint of each chain once, under one evidence
 * number. Pure, like {@link EvidenceLogRules}.
 */
public final class CourtRegistryRules {

  private static final String SEQUENCE = "sequence";

  private final String numberPrefix;
  private final LedgerState state;

  /**
   * Rules over a state.
   *
   * @param numberPrefix 2 to 8 upper-case letters or digits that begin the court's evidence numbers
   */
  public CourtRegistryRules(String numberPrefix, LedgerState state) {
    this.numberPrefix = EvidenceNumber.requirePrefix(numberPrefix);
    this.state = state;
  }

  /**
   * Takes a deposit and gives it the next evidence number; the same deposit again keeps the one it
   * has.
   */
  public RuleOutcome deposit(Deposit deposit) {
    String key = keyOf(deposit);
    Optional<JsonObject> standing = state.get(key);
    if (standing.isPresent()) {
      return Deposit.read(standing.get().fields("record").fields("deposit")).equals(deposit)
          ? new AlreadyRecorded(key)
          : refuse(Refusal.CONFLICT, "another deposit stands for this checkpoint", standing.get());
    }
    long sequence = nextSequence();
    EvidenceNumber number = EvidenceNumber.of(numberPrefix, sequence);
    state.put(SEQUENCE, JsonObject.builder().put("last", sequence).build());
    state.put(
        key,
        JsonObject.builder()
            .put("deposit", deposit.toJson())
            .put("evidenceNumber", number.text())
            .build());
    state.put("evidence/" + number, JsonObject.builder().put("deposit", key).build());
    return new Recorded(key);
  }

  /** What {@link #deposit} would answer now; writes nothing. */
  public RuleOutcome examine(Deposit deposit) {
    return new CourtRegistryRules(numberPrefix, new StateOverlay(state)).deposit(deposit);
  }

  /** The number the next new deposit gets. */
  public EvidenceNumber nextNumber() {
    return EvidenceNumber.of(numberPrefix, nextSequence());
  }

  /** The evidence number of a deposit, if it was taken. */
  public Optional<EvidenceNumber> numberOf(Deposit deposit) {
    return state
        .get(keyOf(deposit))
        .map(value -> value.fields("record"))
        .filter(fields -> Deposit.read(fields.fields("deposit")).equals(deposit))
        .map(fields -> new EvidenceNumber(fields.string("evidenceNumber")));
  }

  /** The deposit under an evidence number. */
  public Optional<Deposit> depositOf(EvidenceNumber number) {
    return state
        .get("evidence/" + number)
        .flatMap(value -> state.get(value.fields("evidence").string("deposit")))
        .map(value -> Deposit.read(value.fields("record").fields("deposit")));
  }

  private static String keyOf(Deposit deposit) {
    return "deposit/" + deposit.chain().hex() + "/" + deposit.origin() + "/" + deposit.size();
  }

  private long nextSequence() {
    return state.get(SEQUENCE).map(CourtRegistryRules::last).orElse(0L) + 1;
  }

  private static long last(JsonObject value) {
    JsonFields fields = value.fields(SEQUENCE);
    long last = fields.integer("last", 1, JsonInteger.MAX);
    fields.end();
    return last;
  }
}
