package cn.laborproof.chaincode;

import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.ledger.RuleOutcome.AlreadyRecorded;
import cn.laborproof.proof.ledger.RuleOutcome.Recorded;
import cn.laborproof.proof.ledger.RuleOutcome.Refused;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.hyperledger.fabric.traces.Traces;

/**
 * What both chaincodes have in common: one argument in, canonical JSON out, refusals as error
 * responses.
 */
abstract class LedgerChaincode extends ChaincodeBase {

  private static final Logger LOG = System.getLogger(LedgerChaincode.class.getName());

  /**
   * Kept, or its level would be forgotten: at INFO the shim writes its settings and each
   * connection.
   */
  private static final java.util.logging.Logger SHIM =
      java.util.logging.Logger.getLogger("org.hyperledger.fabric");

  /**
   * The shim cries SEVERE over every error response, though a refusal is an answer like any other.
   * What it says of its own failures, and what {@link #invoke} says of ours, stays.
   */
  private static final java.util.logging.Logger INVOCATIONS =
      java.util.logging.Logger.getLogger(ChaincodeInvocationTask.class.getName());

  private static final Pattern ANSWERED =
      Pattern.compile("\\[.{0,8}] Invoke failed with error code .*");

  private static final byte[] NOTHING = {};

  /** Answers a call; {@link RefusedException} is a refusal too. */
  abstract Response answer(Call call, ChaincodeStub stub);

  /**
   * Tells the shim what its own start routine would read from the command line. Without metrics and
   * traces, even the ones that do nothing, the shim cannot answer.
   */
  final void become(String packageId) {
    SHIM.setLevel(java.util.logging.Level.WARNING);
    quietRefusals();
    processEnvironmentOptions();
    processCommandLineOptions(new String[] {"-i", packageId});
    validateOptions();
    Metrics.initialize(getChaincodeConfig());
    Traces.initialize(getChaincodeConfig());
  }

  static void quietRefusals() {
    INVOCATIONS.setFilter(
        line -> line.getThrown() != null || !ANSWERED.matcher(line.getMessage()).matches());
  }

  /** Nothing to begin with: a chaincode that writes at its start would write unasked. */
  @Override
  public final Response init(ChaincodeStub stub) {
    return ResponseUtils.newSuccessResponse();
  }

  @Override
  public final Response invoke(ChaincodeStub stub) {
    try {
      return answer(Call.of(stub), stub);
    } catch (RefusedException e) {
      LOG.log(Level.DEBUG, "transaction {0} refused: {1}", stub.getTxId(), e.reason());
      return refused(e.reason().name(), e.sentence(), List.of());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "transaction " + stub.getTxId() + " got no answer", e);
      return refused("NODE_FAILED", "this node could not come to an answer", List.of());
    }
  }

  /** The bytes under a key; its endorsement is the state receipt of the evidence format. */
  static Response read(Call call, ChaincodeStub stub) {
    byte[] value = stub.getState(call.key());
    return found(value == null ? NOTHING : value);
  }

  static Response found(byte[] value) {
    return ResponseUtils.newSuccessResponse(value);
  }

  static Response nothing() {
    return found(NOTHING);
  }

  static Response said(RuleOutcome outcome) {
    return switch (outcome) {
      case Recorded(String key) -> found(answer("key", key, word(outcome)));
      case AlreadyRecorded(String key) -> found(answer("key", key, word(outcome)));
      case Refused(Refusal reason, String detail, List<JsonObject> standing) ->
          refused(reason.name(), detail, standing);
    };
  }

  static String word(RuleOutcome accepted) {
    return accepted instanceof AlreadyRecorded ? "already-recorded" : "recorded";
  }

  static byte[] answer(String name, String value, String outcome) {
    return JsonObject.builder().put(name, value).put("outcome", outcome).build().canonicalBytes();
  }

  private static Response refused(String code, String detail, List<JsonObject> standing) {
    JsonObject.Builder refusal = JsonObject.builder().put("detail", detail).put("refusal", code);
    standing.forEach(record -> refusal.put("contradicts", record));
    return ResponseUtils.newErrorResponse(
        new String(refusal.build().canonicalBytes(), StandardCharsets.UTF_8));
  }
}
