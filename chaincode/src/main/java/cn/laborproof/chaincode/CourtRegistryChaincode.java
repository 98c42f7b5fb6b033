package cn.laborproof.chaincode;

import cn.laborproof.chaincode.Submitter.Role;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.ledger.CourtChannelRules;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * {@code court-registry} of the court's own channel: {@code set-key}, {@code deposit}, {@code
 * attach-head}, {@code attach-receipt}, {@code receipt}, {@code receipt-of}, {@code read}.
 */
final class CourtRegistryChaincode extends LedgerChaincode {

  @Override
  Response answer(Call call, ChaincodeStub stub) {
    CourtChannelRules rules = new CourtChannelRules(new WorldState(stub));
    return switch (call.function()) {
      case "set-key" -> setKey(call, stub, rules);
      case "deposit" -> deposit(call, stub, rules);
      case "attach-receipt" -> said(rules.attach(call.argument(CourtReceipt::parse), desk(stub)));
      case "attach-head" -> said(rules.attach(call.argument(CourtHead::parse), desk(stub)));
      case "receipt" -> receipt(rules.receipt(call.text(EvidenceNumber::new)));
      case "receipt-of" -> receipt(rules.receiptOf(call.argument(CourtRegistryChaincode::deposit)));
      case "read" -> read(call, stub);
      default -> throw Call.unknownFunction();
    };
  }

  private static Response setKey(Call call, ChaincodeStub stub, CourtChannelRules rules) {
    CourtKey key = call.argument(CourtKey::parse);
    Submitter submitter = Submitter.of(stub.getCreator());
    if (submitter.role() != Role.ADMIN) {
      throw new RefusedException(
          Refusal.NOT_ENTITLED, "only the court's administrator sets its key");
    }
    return said(rules.setKey(key, submitter.institution()));
  }

  private static Response deposit(Call call, ChaincodeStub stub, CourtChannelRules rules) {
    Deposit deposit = call.argument(CourtRegistryChaincode::deposit);
    Submitter.of(stub.getCreator());
    Optional<EvidenceNumber> number = rules.numberFor(deposit);
    RuleOutcome outcome = rules.deposit(deposit);
    return outcome instanceof Refused
        ? said(outcome)
        : found(answer("evidenceNumber", number.orElseThrow().text(), word(outcome)));
  }

  /**
   * The desk runs day and night with a client's certificate; the rules ask that it is the court's.
   */
  private static Institution desk(ChaincodeStub stub) {
    Submitter submitter = Submitter.of(stub.getCreator());
    if (submitter.role() != Role.CLIENT) {
      throw new RefusedException(Refusal.NOT_ENTITLED, "only the court's desk attaches anything");
    }
    return submitter.institution();
  }

  private static Response receipt(Optional<CourtReceipt> receipt) {
    return receipt.map(found -> found(found.bytes())).orElseGet(LedgerChaincode::nothing);
  }

  private static Deposit deposit(byte[] bytes) {
    return Deposit.read(Json.parseCanonicalObject(bytes).fields("deposit"));
  }
}
