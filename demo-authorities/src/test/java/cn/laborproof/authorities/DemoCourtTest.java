package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.DepositorRegistration;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCourtTest {
  private static final Ed25519SecretKey KEY = Ed25519SecretKey.generate(new SecureRandom());

  @TempDir Path directory;
  private DemoAuthorities authorities;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
    client = new Client(authorities.uri());
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @Test
  void a_deposit_gets_a_receipt_that_the_courts_own_trust_admits() throws Exception {
    register("relay", KEY);

    HttpResponse<String> answer = deposit(7, "relay", KEY);

    assertThat(answer.statusCode()).isEqualTo(201);
    CourtReceipt receipt = CourtReceipt.parse(bytes(answer));
    CourtGenesis genesis = CourtGenesis.parse(bytes(client.get("/court/v1/genesis")));
    assertThat(new CourtVerifier(genesis.trust()).faultOf(receipt, deposit(7))).isEmpty();
    assertThat(genesis.notice()).contains("DEMO");
    assertThat(client.get("/court/v1/deposits/" + receipt.evidenceNumber()).body())
        .isEqualTo(answer.body());
  }

  @Test
  void the_same_deposit_again_gets_the_same_receipt_and_no_second_block() throws Exception {
    register("relay", KEY);
    HttpResponse<String> first = deposit(7, "relay", KEY);

    HttpResponse<String> second = deposit(7, "relay", KEY);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(head().number()).isEqualTo(1);
  }

  @Test
  void the_head_names_the_block_of_the_newest_receipt() throws Exception {
    register("relay", KEY);
    deposit(7, "relay", KEY);
    CourtReceipt newest = CourtReceipt.parse(bytes(deposit(8, "relay", KEY)));

    assertThat(head().hash()).isEqualTo(newest.block().hash());
    assertThat(head().signed()).isTrue();
  }

  @Test
  void a_stranger_a_wrong_key_and_a_taken_name_are_refused() throws Exception {
    Ed25519SecretKey other = Ed25519SecretKey.generate(new SecureRandom());
    assertThat(deposit(7, "relay", KEY).body()).contains("unknown-depositor");
    register("relay", KEY);

    assertThat(deposit(7, "relay", other).body()).contains("signature-wrong");
    assertThat(post("depositors", DepositorRegistration.sign("relay", other).bytes()).body())
        .contains("name-taken");
    assertThat(post("deposits", "{}".getBytes(StandardCharsets.UTF_8)).body())
        .contains("malformed");
    assertThat(client.get("/court/v1/deposits/DEMO-00000000000198").statusCode()).isIn(400, 404);
  }

  @Test
  void another_block_for_a_checkpoint_that_was_laid_down_is_a_conflict() throws Exception {
    register("relay", KEY);
    deposit(7, "relay", KEY);
    Deposit laid = deposit(7);
    Deposit other =
        new Deposit(
            laid.channel(),
            laid.chain(),
            laid.block() + 1,
            laid.blockHash(),
            laid.origin(),
            laid.size(),
            laid.root());

    HttpResponse<String> answer = post("deposits", SignedDeposit.sign(other, "relay", KEY).bytes());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("deposit-conflict");
    assertThat(head().number()).isEqualTo(1);
  }

  @Test
  void receipts_and_depositors_survive_a_restart() throws Exception {
    register("relay", KEY);
    HttpResponse<String> before = deposit(7, "relay", KEY);
    restart();

    assertThat(deposit(7, "relay", KEY).body()).isEqualTo(before.body());
    assertThat(CourtReceipt.parse(bytes(deposit(8, "relay", KEY))).block().number()).isEqualTo(2);
  }

  @Test
  void a_line_cut_by_a_crash_is_dropped_and_the_chain_goes_on() throws Exception {
    register("relay", KEY);
    deposit(7, "relay", KEY);
    authorities.close();
    Path journal = directory.resolve("court/chain.journal");
    Files.writeString(journal, Files.readString(journal) + "receipt {\"block\":{\"num");
    restart();

    assertThat(head().number()).isEqualTo(1);
    assertThat(deposit(8, "relay", KEY).statusCode()).isEqualTo(201);
    restart();
    assertThat(head().number()).isEqualTo(2);
  }

  @Test
  void a_chain_somebody_wrote_into_is_not_served() throws Exception {
    register("relay", KEY);
    deposit(7, "relay", KEY);
    deposit(8, "relay", KEY);
    authorities.close();
    Path journal = directory.resolve("court/chain.journal");
    Files.writeString(journal, Files.readString(journal).replace("\"size\":7", "\"size\":9"));

    assertThatThrownBy(() -> DemoAuthorities.start(directory, 0))
        .hasMessageContaining("the court's chain is damaged at line 3");
  }

  private void restart() throws Exception {
    authorities.close();
    start();
  }

  private CourtHead head() throws Exception {
    return CourtHead.parse(bytes(client.get("/court/v1/head")));
  }

  private void register(String name, Ed25519SecretKey key) throws Exception {
    assertThat(post("depositors", DepositorRegistration.sign(name, key).bytes()).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> deposit(long size, String name, Ed25519SecretKey key)
      throws Exception {
    return post("deposits", SignedDeposit.sign(deposit(size), name, key).bytes());
  }

  private static Deposit deposit(long size) {
    Digest digest = Digest.sha256(new byte[] {(byte) size});
    return new Deposit("labour", digest, size, digest, "laborproof.example/log", size, digest);
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return client.post("/court/v1/" + path, body, Map.of("Content-Type", "application/json"));
  }

  private static byte[] bytes(HttpResponse<String> answer) {
    return answer.body().getBytes(StandardCharsets.UTF_8);
  }
}
