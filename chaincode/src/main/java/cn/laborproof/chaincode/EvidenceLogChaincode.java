package cn.laborproof.chaincode;

import cn.laborproof.chaincode.Submitter.Role;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.Refusal;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** {@code evidence-log} of the labour channel: {@code apply COMMAND}, {@code read KEY}. */
final class EvidenceLogChaincode extends LedgerChaincode {

  @Override
  Response answer(Call call, ChaincodeStub stub) {
    return switch (call.function()) {
      case "apply" -> apply(call, stub);
      case "read" -> read(call, stub);
      default -> throw Call.unknownFunction();
    };
  }

  /**
   * The rules ask which institution approves a key; that it is the institution's administrator and
   * not some program with a client certificate only the certificate can tell.
   */
  private static Response apply(Call call, ChaincodeStub stub) {
    LedgerCommand command =
        call.argument(
            bytes -> LedgerCommand.read(Json.parseCanonicalObject(bytes).fields("command")));
    Submitter submitter = Submitter.of(stub.getCreator());
    if (command instanceof ApproveKey && submitter.role() != Role.ADMIN) {
      throw new RefusedException(
          Refusal.NOT_ENTITLED, "only an administrator's identity approves keys");
    }
    return said(
        new EvidenceLogRules(stub.getChannelId(), new WorldState(stub))
            .apply(command, submitter.institution()));
  }
}
