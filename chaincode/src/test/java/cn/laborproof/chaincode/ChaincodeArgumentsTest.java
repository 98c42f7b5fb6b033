package cn.laborproof.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How arguments are read, submitters told apart and outcomes put into words. That the answers are
 * those of the rules is shown on a real network by the tests of module gateway.
 */
class ChaincodeArgumentsTest {

  private static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");
  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Ed25519SecretKey KEY = Ed25519SecretKey.of(new byte[32]);
  private static final byte[] BUREAU_ADMIN = TestStub.creator("LabourBureauMSP", "OU=admin");
  private static final byte[] COURT_ADMIN = TestStub.creator("CourtMSP", "OU=admin");
  private static final byte[] COURT_CLIENT = TestStub.creator("CourtMSP", "OU=client");
  private static final byte[] OPERATOR = TestStub.creator("OperatorMSP", "OU=client");
  private static final Deposit DEPOSIT =
      new Deposit("labour", SOME, 4, SOME, "laborproof.test/court", 100, SOME);

  private final TestStub log = new TestStub(new EvidenceLogChaincode());
  private final TestStub court = new TestStub(new CourtRegistryChaincode());

  private static byte[] approval() {
    return new ApproveKey(KeySubject.log("laborproof.test/log"), 1, KEY.publicKey())
        .toJson()
        .canonicalBytes();
  }

  private static byte[] courtKey() {
    return new CourtKey("test-court", SOME, "TEST", 1, KEY.publicKey()).bytes();
  }

  private static String payload(Response response) {
    assertThat(response.getMessage()).isNull();
    assertThat(response.getStatusCode()).isEqualTo(200);
    return response.getStringPayload();
  }

  private static void assertRefused(Response response, String code, String detail) {
    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getPayload()).isNull();
    assertThat(response.getMessage())
        .isEqualTo("{\"detail\":\"" + detail + "\",\"refusal\":\"" + code + "\"}");
  }

  @Test
  void an_approval_is_recorded_and_read_back_as_its_canonical_bytes() {
    String key = "approval/log/laborproof.test/log/1/LabourBureau";

    assertThat(payload(log.call(BUREAU_ADMIN, "apply", approval())))
        .isEqualTo("{\"key\":\"" + key + "\",\"outcome\":\"recorded\"}");
    assertThat(payload(log.call(BUREAU_ADMIN, "apply", approval())))
        .isEqualTo("{\"key\":\"" + key + "\",\"outcome\":\"already-recorded\"}");
    assertThat(payload(log.call(OPERATOR, "read", key)))
        .isEqualTo("{\"key\":\"" + KEY.publicKey().hex() + "\"}");
    assertThat(payload(log.call(OPERATOR, "read", "approval/log/other/1/Court"))).isEmpty();
    assertThat(payload(log.call(COURT_ADMIN, "apply", approval())))
        .isEqualTo("{\"key\":\"key/log/laborproof.test/log\",\"outcome\":\"recorded\"}");
  }

  @Test
  void a_refusal_of_the_rules_hands_out_the_record_it_contradicts() {
    court.call(COURT_ADMIN, "set-key", courtKey());
    court.call(OPERATOR, "deposit", DEPOSIT.toJson().canonicalBytes());
    Deposit other = new Deposit("labour", SOME, 5, SOME, DEPOSIT.origin(), DEPOSIT.size(), SOME);

    Response response = court.call(OPERATOR, "deposit", other.toJson().canonicalBytes());

    String standing =
        new String(
            court.state.get("deposit/" + SOME.hex() + "/laborproof.test/court/100"),
            StandardCharsets.UTF_8);
    assertThat(response.getMessage())
        .isEqualTo(
            "{\"contradicts\":"
                + standing
                + ",\"detail\":\"another deposit stands for this checkpoint\",\"refusal\":\"CONFLICT\"}");
  }

  @Test
  void the_court_opens_its_chain_takes_a_deposit_and_attaches_head_and_receipt() {
    byte[] deposit = DEPOSIT.toJson().canonicalBytes();
    assertThat(court.call(OPERATOR, "deposit", deposit).getMessage()).contains("UNKNOWN_COURT");
    assertThat(payload(court.call(COURT_ADMIN, "set-key", courtKey())))
        .isEqualTo("{\"key\":\"court\",\"outcome\":\"recorded\"}");
    EvidenceNumber number = EvidenceNumber.of("TEST", 1);
    for (String outcome : List.of("recorded", "already-recorded")) {
      assertThat(payload(court.call(OPERATOR, "deposit", deposit)))
          .isEqualTo("{\"evidenceNumber\":\"" + number + "\",\"outcome\":\"" + outcome + "\"}");
    }
    assertThat(payload(court.call(OPERATOR, "receipt-of", deposit))).isEmpty();

    FabricCourtBlock block = new FabricCourtBlock(7, SOME, SOME, DAY);
    CourtReceipt receipt = CourtReceipt.issue("test-court", SOME, number, DEPOSIT, block, KEY);
    CourtHead head = CourtHead.sign("test-court", SOME, block, KEY);
    assertThat(court.call(COURT_CLIENT, "attach-receipt", receipt.bytes()).getMessage())
        .contains("BEYOND_HEAD");
    assertThat(payload(court.call(COURT_CLIENT, "attach-head", head.bytes())))
        .isEqualTo("{\"key\":\"head\",\"outcome\":\"recorded\"}");
    assertThat(payload(court.call(COURT_CLIENT, "attach-receipt", receipt.bytes())))
        .isEqualTo("{\"key\":\"receipt/" + number + "\",\"outcome\":\"recorded\"}");

    assertThat(court.call(OPERATOR, "receipt", number.text()).getPayload())
        .isEqualTo(receipt.bytes());
    assertThat(court.call(OPERATOR, "receipt-of", deposit).getPayload()).isEqualTo(receipt.bytes());
    assertThat(court.call(OPERATOR, "read", "head").getPayload()).isEqualTo(head.bytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OU=client", "OU=peer", "OU=orderer", "OU=admin,OU=client", "OU=Admin", ""})
  void only_an_administrators_certificate_approves_a_key_or_sets_the_courts(String units) {
    byte[] somebody = TestStub.creator("CourtMSP", units);

    assertRefused(
        log.call(somebody, "apply", approval()),
        "NOT_ENTITLED",
        "only an administrator's identity approves keys");
    assertRefused(
        court.call(somebody, "set-key", courtKey()),
        "NOT_ENTITLED",
        "only the court's administrator sets its key");
  }

  @Test
  void an_administrator_of_somebody_else_is_refused_by_the_rules() {
    byte[] operator = TestStub.creator("OperatorMSP", "OU=admin");

    assertThat(log.call(operator, "apply", approval()).getMessage()).contains("NOT_ENTITLED");
    assertThat(court.call(operator, "set-key", courtKey()).getMessage()).contains("NOT_ENTITLED");
    assertThat(court.call(BUREAU_ADMIN, "set-key", courtKey()).getMessage())
        .contains("NOT_ENTITLED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach-head", "attach-receipt"})
  void only_the_courts_desk_attaches_anything(String function) {
    court.call(COURT_ADMIN, "set-key", courtKey());
    court.call(OPERATOR, "deposit", DEPOSIT.toJson().canonicalBytes());
    FabricCourtBlock block = new FabricCourtBlock(7, SOME, SOME, DAY);
    byte[] argument =
        function.equals("attach-head")
            ? CourtHead.sign("test-court", SOME, block, KEY).bytes()
            : CourtReceipt.issue(
                    "test-court", SOME, EvidenceNumber.of("TEST", 1), DEPOSIT, block, KEY)
                .bytes();

    assertRefused(
        court.call(COURT_ADMIN, function, argument),
        "NOT_ENTITLED",
        "only the court's desk attaches anything");
    assertThat(court.call(OPERATOR, function, argument).getMessage()).contains("NOT_ENTITLED");
    assertThat(court.state).doesNotContainKey("head");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StrangerMSP", "Court", "courtMSP", "CourtMSPMSP", ""})
  void a_member_of_no_known_institution_submits_nothing(String mspId) {
    byte[] stranger = TestStub.creator(mspId, "OU=admin");

    for (Response response :
        List.of(
            log.call(stranger, "apply", approval()),
            court.call(stranger, "set-key", courtKey()),
            court.call(stranger, "deposit", DEPOSIT.toJson().canonicalBytes()))) {
      assertRefused(response, "NOT_ENTITLED", "the submitter is no member of a known institution");
    }
  }

  @Test
  void a_creator_that_cannot_be_read_submits_nothing() {
    byte[] noCertificate =
        TestStub.creator("CourtMSP", "not a certificate".getBytes(StandardCharsets.US_ASCII));
    for (byte[] creator :
        List.of(new byte[0], new byte[] {-1, -1}, new byte[20_000], noCertificate)) {
      assertRefused(
          log.call(creator, "apply", approval()),
          "NOT_ENTITLED",
          "the submitter is no member of a known institution");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "Apply", "apply ", "", "putState", "deposit\n", "劳动"})
  void an_unknown_function_is_refused(String function) {
    assertRefused(log.call(OPERATOR, function, "x"), "MALFORMED", "no such function");
    if (!function.equals("deposit\n")) {
      assertRefused(court.call(OPERATOR, function, "x"), "MALFORMED", "no such function");
    }
  }

  @Test
  void every_function_takes_exactly_one_argument() {
    byte[] apply = "apply".getBytes(StandardCharsets.US_ASCII);
    for (byte[][] arguments : new byte[][][] {{}, {apply}, {apply, approval(), new byte[0]}}) {
      assertRefused(
          log.call(BUREAU_ADMIN, arguments),
          "MALFORMED",
          "every function takes exactly one argument");
    }
  }

  @Test
  void an_argument_is_bounded_before_it_is_read() {
    byte[] longest = " ".repeat(Call.MAX_ARGUMENT + 1).getBytes(StandardCharsets.US_ASCII);

    assertRefused(
        log.call(BUREAU_ADMIN, "apply", longest),
        "MALFORMED",
        "the argument is longer than 16384 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"张三", "caf\u00e9", "\u0000", "a\u007f", "line\nbreak", "\ud83d\ude42"})
  void nothing_but_printable_ascii_reaches_a_parser(String argument) {
    assertRefused(
        log.call(BUREAU_ADMIN, "apply", argument),
        "MALFORMED",
        "the argument is not printable ASCII");
    assertRefused(
        log.call(BUREAU_ADMIN, "read", argument),
        "MALFORMED",
        "the argument is not printable ASCII");
  }

  static Stream<String> notCanonical() {
    String approval = new String(approval(), StandardCharsets.US_ASCII);
    return Stream.of(
        "",
        "{}",
        "[]",
        "null",
        approval + " ",
        approval.replace("\"sequence\":1", "\"sequence\":1.0"),
        approval.replace("\"sequence\":1", "\"sequence\":0"),
        approval.replace("}", ",\"zhangsan\":\"110105194912310021\"}"),
        approval.replace("approve-key", "approve"),
        approval.replace("\"key\":\"", "\"key\":\"00"),
        approval.replace("log/laborproof.test/log", "log/laborproof test"),
        "[".repeat(16_000));
  }

  @ParameterizedTest
  @MethodSource("notCanonical")
  void what_is_not_the_canonical_form_of_a_command_is_refused_without_repeating_it(
      String argument) {
    assertRefused(
        log.call(BUREAU_ADMIN, "apply", argument),
        "MALFORMED",
        "the argument is not the canonical form of what apply takes");
  }

  @Test
  void other_arguments_are_refused_without_repeating_them_too() {
    for (String function :
        List.of("set-key", "deposit", "attach-head", "attach-receipt", "receipt", "receipt-of")) {
      assertRefused(
          court.call(COURT_ADMIN, function, "{\"name\":\"zhangsan\"}"),
          "MALFORMED",
          "the argument is not the canonical form of what " + function + " takes");
    }
    for (String key : List.of("", "a key", "a".repeat(251), "\"", "key/../{}")) {
      assertRefused(
          log.call(OPERATOR, "read", key),
          "MALFORMED",
          "the argument is not the canonical form of what read takes");
    }
  }

  @Test
  void a_damaged_state_is_no_refusal_and_no_word_of_it_leaves_the_node() {
    log.state.put(
        "key/log/laborproof.test/log", "secret { damage".getBytes(StandardCharsets.UTF_8));

    assertRefused(
        log.call(BUREAU_ADMIN, "apply", approval()),
        "NODE_FAILED",
        "this node could not come to an answer");
  }

  @Test
  void the_beginning_of_a_chaincode_writes_nothing() {
    Response response = new EvidenceLogChaincode().init(null);

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getPayload()).isNull();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  /** Whatever bytes come in, an answer or a refusal goes out, in our words. */
  @ParameterizedTest
  @MethodSource("runs")
  void any_bytes_get_a_well_formed_answer(Seeded any) {
    byte[] good = any.pick(approval(), courtKey(), DEPOSIT.toJson().canonicalBytes());
    byte[] argument = any.onceIn(3) ? any.bytes(0, 300) : any.withOneBitFlipped(good);
    byte[] creator = any.onceIn(4) ? any.bytes(0, 60) : any.pick(BUREAU_ADMIN, COURT_CLIENT);
    String function =
        any.pick("apply", "read", "set-key", "deposit", "attach-head", "attach-receipt", "receipt");
    TestStub chaincode = any.pick(log, court);

    Response response = chaincode.call(creator, function, argument);

    if (response.getStatusCode() != 200) {
      JsonObject said =
          Json.parseCanonicalObject(response.getMessage().getBytes(StandardCharsets.UTF_8));
      assertThat(said.members().keySet()).isSubsetOf(Set.of("contradicts", "detail", "refusal"));
      assertThat(response.getMessage())
          .isASCII()
          .doesNotContain("Exception", "java.", "NODE_FAILED");
    }
  }
}
