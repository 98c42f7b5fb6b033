package cn.laborproof.chaincode;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.note.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.shim.Chaincode.Response;

/**
 * One call of each writing function of both chaincodes by whom it is allowed to, in an order in
 * which each is accepted. Whoever bends a call gets it signed anew with the right key, and the key
 * approved for whatever the call then speaks of: the worst an institution can do.
 */
final class Story {

  /** A call and who makes it, one after the other. */
  record Step(boolean ofCourt, List<byte[]> creators, String function, JsonObject argument) {}

  private static final List<byte[]> ADMINS =
      List.of(
          TestStub.creator("LabourBureauMSP", "OU=admin"),
          TestStub.creator("CourtMSP", "OU=admin"));
  private static final List<byte[]> DESK = List.of(TestStub.creator("CourtMSP", "OU=client"));
  private static final List<byte[]> PLATFORM =
      List.of(TestStub.creator("OperatorMSP", "OU=client"));

  private static final Ed25519SecretKey KEY = Ed25519SecretKey.of(new byte[32]);
  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final String ORIGIN = "laborproof.test/log";
  private static final Deposit DEPOSIT = new Deposit("labour", SOME, 4, SOME, ORIGIN, 100, SOME);
  private static final FabricCourtBlock BLOCK =
      new FabricCourtBlock(7, SOME, SOME, Instant.parse("2026-11-21T08:00:00Z"));

  final TestStub log = new TestStub(new EvidenceLogChaincode());
  final TestStub court = new TestStub(new CourtRegistryChaincode());

  static List<Step> steps() {
    CourtKey courtKey = new CourtKey("test-court", SOME, "TEST", 1, KEY.publicKey());
    JsonObject receipt =
        CourtReceipt.issue("test-court", SOME, EvidenceNumber.of("TEST", 1), DEPOSIT, BLOCK, KEY)
            .toJson();
    JsonObject head = CourtHead.sign("test-court", SOME, BLOCK, KEY).toJson();
    return List.of(
        new Step(false, ADMINS, "apply", approval("log/" + ORIGIN)),
        new Step(false, ADMINS, "apply", approval("court/test-court/" + SOME.hex())),
        new Step(false, PLATFORM, "apply", submission()),
        new Step(false, PLATFORM, "apply", link(receipt)),
        new Step(
            true, ADMINS.subList(1, 2), "set-key", Json.parseCanonicalObject(courtKey.bytes())),
        new Step(true, PLATFORM, "deposit", DEPOSIT.toJson()),
        new Step(true, DESK, "attach-head", head),
        new Step(true, DESK, "attach-receipt", receipt));
  }

  private static JsonObject approval(String subject) {
    return new ApproveKey(new KeySubject(subject), 1, KEY.publicKey()).toJson();
  }

  private static JsonObject submission() {
    JsonObject checkpoint =
        JsonObject.builder()
            .put("origin", ORIGIN)
            .put("size", 100)
            .put("root", SOME.hex())
            .put("key", KEY.publicKey().hex())
            .put("signature", "")
            .put("purpose", "business")
            .build();
    return JsonObject.builder()
        .put("command", "submit-checkpoint")
        .put("checkpoint", noted(checkpoint))
        .put("consistency", JsonArray.ofStrings(List.of()))
        .build();
  }

  private static JsonObject link(JsonObject receipt) {
    return JsonObject.builder().put("command", "link-receipt").put("receipt", receipt).build();
  }

  /** Makes the calls of a step with another argument; the answer to the last is returned. */
  Response tell(Step step, JsonObject argument) {
    JsonObject signed = signedAnew(step.function(), argument);
    List<Response> answers = new ArrayList<>();
    for (byte[] creator : step.creators()) {
      answers.add(
          (step.ofCourt() ? court : log).call(creator, step.function(), signed.canonicalBytes()));
    }
    return answers.getLast();
  }

  private JsonObject signedAnew(String function, JsonObject argument) {
    return switch (function) {
      case "attach-head" -> signed(argument, "laborproof/court/head/v1");
      case "attach-receipt" -> signed(argument, "laborproof/court/receipt/v2");
      case "apply" -> {
        JsonObject inner = with(argument, "receipt", o -> signed(o, "laborproof/court/receipt/v2"));
        approveWhatIsNamed(inner);
        yield with(inner, "checkpoint", Story::noted);
      }
      default -> argument;
    };
  }

  private void approveWhatIsNamed(JsonObject command) {
    List<String> subjects = new ArrayList<>();
    if (command.member("checkpoint").orElse(null) instanceof JsonObject checkpoint) {
      subjects.add("log/" + text(checkpoint, "origin"));
    }
    if (command.member("receipt").orElse(null) instanceof JsonObject receipt) {
      subjects.add("court/" + text(receipt, "court") + "/" + text(receipt, "chain"));
    }
    for (String subject : subjects) {
      JsonObject approval = with(approval("log/x"), "subject", new JsonString(subject));
      ADMINS.forEach(admin -> log.call(admin, "apply", approval.canonicalBytes()));
    }
  }

  private static JsonObject signed(JsonObject statement, String tag) {
    TreeMap<String, JsonValue> body = new TreeMap<>(statement.members());
    body.remove("signature");
    byte[] signed = new DomainTag(tag).bytesOf(new JsonObject(body));
    return with(statement, "signature", new JsonString(KEY.sign(signed).hex()));
  }

  /** Signs what the checkpoint says now, if it says anything that can be a checkpoint. */
  private static JsonObject noted(JsonObject checkpoint) {
    try {
      var fields = checkpoint.fields("checkpoint");
      Checkpoint note =
          new Checkpoint(fields.string("origin"), fields.integer("size"), fields.digest("root"));
      byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
      return with(checkpoint, "signature", new JsonString(KEY.sign(text).hex()));
    } catch (MalformedException | IllegalArgumentException e) {
      return checkpoint;
    }
  }

  private static String text(JsonObject object, String member) {
    return object.member(member).orElse(null) instanceof JsonString(String value) ? value : "";
  }

  private static JsonObject with(JsonObject object, String member, JsonValue value) {
    TreeMap<String, JsonValue> members = new TreeMap<>(object.members());
    members.put(member, value);
    return new JsonObject(members);
  }

  private static JsonObject with(
      JsonObject object, String member, UnaryOperator<JsonObject> change) {
    return object.member(member).orElse(null) instanceof JsonObject inner
        ? with(object, member, change.apply(inner))
        : object;
  }
}
