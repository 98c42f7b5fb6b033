package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.CourtContradiction;
import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP adapter in front of a court that is late, silent, refusing or lying. */
class HttpCourtChainTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Deposit DEPOSIT =
      new Deposit("labour", SOME, 1, SOME, "laborproof.test/http", 10, SOME);
  private static final Deposit OTHER =
      new Deposit("labour", SOME, 2, SOME, "laborproof.test/http", 20, SOME);

  private final Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
  private final HttpClient client = HttpClient.newHttpClient();
  private LyingCourt server;
  private HttpCourtChain court;

  @BeforeEach
  void startCourt() throws IOException {
    server = new LyingCourt();
    court = at(HttpCourtChain.PATIENCE);
  }

  @AfterEach
  void stopCourt() {
    server.close();
    client.close();
  }

  private HttpCourtChain at(Duration patience) {
    return new HttpCourtChain(
        client,
        server.uri(),
        server.desk.genesis.trust(),
        new Depositor("Operator", key),
        patience);
  }

  private void answersWith(CourtReceipt receipt) {
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 201, receipt.bytes()));
  }

  private void assertUntrustworthy(CourtFault fault, CourtReceipt lie) {
    answersWith(lie);
    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(new CourtAnswer.Untrustworthy<CourtReceipt>(fault.name(), lie.bytes()));
  }

  @Test
  void sends_the_deposit_signed_under_the_depositors_name() {
    server.onDeposit((exchange, body) -> {
      SignedDeposit signed = SignedDeposit.parse(body);
      boolean good = signed.signedBy(key.publicKey()) && signed.depositor().equals("Operator");
      LyingCourt.reply(exchange, good ? 201 : 403, server.honest(body).bytes());
    });

    assertThat(court.deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Given.class);
  }

  @Test
  void a_receipt_of_another_deposit_does_not_count() {
    assertUntrustworthy(CourtFault.COURT_OTHER_DEPOSIT, server.desk.receipt(OTHER));
  }

  @Test
  void a_receipt_signed_with_a_key_of_its_own_does_not_count() {
    CourtReceipt real = server.desk.receipt(DEPOSIT);
    TestCourt stranger = new TestCourt();
    CourtReceipt lie =
        new CourtReceipt(
            real.court(),
            real.chain(),
            real.evidenceNumber(),
            real.deposit(),
            real.block(),
            stranger.key.publicKey(),
            stranger.key.sign(new byte[] {1}));
    assertUntrustworthy(CourtFault.COURT_UNKNOWN_KEY, lie);
  }

  @Test
  void a_receipt_with_a_false_signature_does_not_count() {
    CourtReceipt real = server.desk.receipt(DEPOSIT);
    CourtReceipt lie =
        new CourtReceipt(
            real.court(),
            real.chain(),
            real.evidenceNumber(),
            real.deposit(),
            real.block(),
            real.key(),
            server.desk.key.sign(new byte[] {1}));
    assertUntrustworthy(CourtFault.COURT_BAD_SIGNATURE, lie);
  }

  @Test
  void a_receipt_from_a_second_chain_of_the_same_name_does_not_count() {
    assertUntrustworthy(CourtFault.COURT_OTHER_CHAIN, new TestCourt().receipt(DEPOSIT));
  }

  @Test
  void an_answer_that_is_no_receipt_is_kept_as_it_came() {
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 200, "{\"receipt\":true}"));

    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(
            new CourtAnswer.Untrustworthy<CourtReceipt>(
                CourtContradiction.COURT_MALFORMED.name(),
                "{\"receipt\":true}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_receipt_that_is_not_in_canonical_form_does_not_count() {
    server.onDeposit(
        (exchange, body) -> LyingCourt.reply(exchange, 200, server.honest(body).toJson().pretty()));

    assertThat(court.deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Untrustworthy.class);
  }

  @Test
  void an_answer_without_end_is_cut_off_by_size() {
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 200, new byte[1 << 20]));

    assertThat(court.deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void silence_is_cut_off_by_time() {
    server.onDeposit((exchange, body) -> server.silence(exchange));

    assertThat(at(SHORT).deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void an_answer_that_begins_and_stalls_is_cut_off_by_time() {
    server.onDeposit((exchange, body) -> server.beginWithoutEnd(exchange));

    assertThat(at(SHORT).deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void a_court_that_is_not_there_is_unreachable() {
    server.close();

    assertThat(at(SHORT).deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void a_broken_court_is_unreachable_and_not_a_refusal() {
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 500, "oops"));

    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(new CourtAnswer.Unreachable<CourtReceipt>("the court answered 500"));
  }

  @Test
  void a_court_that_asks_to_come_back_is_asked_later() {
    server.onDeposit((exchange, body) -> {
      exchange.getResponseHeaders().add("Retry-After", "30");
      LyingCourt.reply(exchange, 202, "");
    });

    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(new CourtAnswer.Deferred<CourtReceipt>(Duration.ofSeconds(30)));
  }

  @Test
  void an_absurd_wish_to_wait_is_held_within_an_hour() {
    server.onDeposit((exchange, body) -> {
      exchange.getResponseHeaders().add("Retry-After", "999999");
      LyingCourt.reply(exchange, 503, "");
    });

    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(new CourtAnswer.Deferred<CourtReceipt>(Duration.ofHours(1)));
  }

  @Test
  void a_refusal_carries_the_courts_code() {
    server.onDeposit(
        (exchange, body) -> LyingCourt.reply(exchange, 422, "{\"code\":\"signature-wrong\"}"));

    assertThat(court.deposit(DEPOSIT))
        .isEqualTo(new CourtAnswer.Refused<CourtReceipt>(422, "signature-wrong"));
  }

  @Test
  void a_redirect_is_not_followed() {
    server.onDeposit((exchange, body) -> {
      exchange.getResponseHeaders().add("Location", server.uri() + "/court/v1/head");
      LyingCourt.reply(exchange, 307, "");
    });

    assertThat(court.deposit(DEPOSIT)).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void a_head_of_another_court_does_not_count() {
    server.onHead(
        (exchange, body) -> LyingCourt.reply(exchange, 200, new TestCourt().head().bytes()));

    assertThat(court.head()).isInstanceOf(CourtAnswer.Untrustworthy.class);
  }
}
