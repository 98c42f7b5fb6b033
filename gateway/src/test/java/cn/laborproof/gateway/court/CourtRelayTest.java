package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.AnchoringRhythm;
import cn.laborproof.gateway.CourtHeadLog;
import cn.laborproof.gateway.CourtRelay;
import cn.laborproof.gateway.RelayProblem;
import cn.laborproof.gateway.RelayReport;
import cn.laborproof.gateway.TestCourt;
import cn.laborproof.gateway.TestLog;
import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.log.LogEntry;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The relay between a real embedded ledger and a court that may lie, on a chain of either form. */
@ParameterizedClass
@EnumSource
class CourtRelayTest {

  private static final String ORIGIN = "laborproof.test/relay";
  private static final Duration HEARTBEAT = Duration.ofDays(1);

  @Parameter TestCourt.Form form;
  @TempDir Path temporary;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<CourtHead> heads = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private long business;
  private TestLog log;
  private EmbeddedLedger ledger;
  private LyingCourt server;
  private CourtRelay relay;

  @BeforeEach
  void start() throws Exception {
    log = new TestLog(temporary.resolve("log"), ORIGIN);
    ledger =
        EmbeddedLedger.open(temporary.resolve("ledger"), Clock.systemUTC(), new SecureRandom());
    server = serve(form);
    CourtGenesis genesis = server.desk.genesis;
    ledger.register(KeySubject.log(ORIGIN), log.key());
    ledger.register(KeySubject.court(genesis.court(), genesis.chain()), genesis.key());
    server.onDeposit(this::honestly);
    relay = new CourtRelay(ledger, wayTo(server), new HeadEntries());
  }

  /** The court; another transport overrides this and {@link #wayTo}. */
  LyingCourt serve(TestCourt.Form form) throws Exception {
    return new LyingCourt(form);
  }

  HttpCourtChain wayTo(LyingCourt court) throws Exception {
    Depositor depositor = new Depositor("Operator", Ed25519SecretKey.generate(new SecureRandom()));
    return new HttpCourtChain(
        client, court.uri(), court.desk.genesis.trust(), depositor, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    ledger.close();
    log.close();
    client.close();
  }

  private void honestly(HttpExchange exchange, byte[] body) throws IOException {
    asked.incrementAndGet();
    LyingCourt.reply(exchange, 201, server.honest(body).bytes());
  }

  /** The evidence log, as the platform keeps it: a head is an entry like any other. */
  private final class HeadEntries implements CourtHeadLog {
    @Override
    public Optional<CourtHead> last(String court) {
      return heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
    }

    @Override
    public void append(CourtHead head) {
      heads.add(head);
      log.append(List.of(LogEntry.of(LogEntry.COURT_HEAD, head.bytes())));
    }
  }

  private void events(int count) {
    log.grow(count);
    business = log.size();
  }

  /**
   * What the platform does again and again: anchor if due, then relay. True if anything happened.
   */
  private boolean turn(Instant now) {
    Optional<AnchorPurpose> due =
        new AnchoringRhythm(HEARTBEAT)
            .due(new AnchoringRhythm.Progress(log.size(), business, anchored(), anchoredAt()), now);
    due.ifPresent(purpose -> {
      var newest = log.newest();
      assertThat(ledger.anchor(log.request(newest, anchored(), purpose)))
          .isInstanceOf(AnchorOutcome.Anchored.class);
    });
    return due.isPresent() | !relay.round(100).idle();
  }

  private long anchored() {
    return ledger.latest(ORIGIN).map(anchor -> anchor.record().size()).orElse(0L);
  }

  private Instant anchoredAt() {
    return ledger.latest(ORIGIN).map(anchor -> anchor.time()).orElse(Instant.EPOCH);
  }

  private RelayProblem problemOf(RelayReport report) {
    assertThat(report.problems()).hasSize(1);
    return report.problems().getFirst();
  }

  private void assertNothingLinked(RelayReport report) {
    assertThat(report.linked()).isZero();
    assertThat(ledger.awaitingReceipt(10)).isNotEmpty();
  }

  @Test
  void after_the_last_contract_traffic_stops() {
    Instant now = Instant.now();
    events(20);
    assertThat(turn(now)).isTrue();
    assertThat(ledger.awaitingReceipt(10)).isEmpty();
    assertThat(heads).hasSize(1);
    assertThat(log.size()).as("the court's head is in the log").isEqualTo(21);

    for (int i = 0; i < 50; i++) {
      assertThat(turn(now)).as("turn " + i).isFalse();
    }

    assertThat(asked).hasValue(1);
    assertThat(anchored()).isEqualTo(20);
  }

  @Test
  void the_heartbeat_anchors_the_court_head_once_and_the_court_never_hears_of_it() {
    events(20);
    turn(Instant.now());
    Instant nextDay = Instant.now().plus(HEARTBEAT).plusSeconds(60);

    assertThat(turn(nextDay)).isTrue();
    assertThat(anchored()).isEqualTo(21);

    for (int day = 1; day < 30; day++) {
      assertThat(turn(nextDay.plus(Duration.ofDays(day)))).as("day " + day).isFalse();
    }
    assertThat(asked).hasValue(1);
    assertThat(heads).hasSize(1);
  }

  @Test
  void the_next_contract_carries_the_head_along() {
    events(20);
    turn(Instant.now());
    events(1);
    turn(Instant.now());

    assertThat(anchored()).isEqualTo(22);
    assertThat(ledger.receiptOf(ORIGIN, 22)).isPresent();
    assertThat(heads).hasSize(2);
  }

  @Test
  void a_receipt_lost_on_the_way_is_fetched_again_without_a_second_deposit() {
    events(5);
    server.onDeposit((exchange, body) -> {
      server.honest(body);
      exchange.close();
    });
    assertThat(turn(Instant.now())).isTrue();
    assertThat(ledger.awaitingReceipt(10)).hasSize(1);

    server.onDeposit(this::honestly);
    relay.round(10);

    assertThat(ledger.receiptOf(ORIGIN, 5).orElseThrow().block().number()).isEqualTo(1);
  }

  @Test
  void a_court_that_is_late_is_asked_again_in_the_next_round() {
    events(5);
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 202, ""));
    turn(Instant.now());
    RelayReport late = relay.round(10);
    assertThat(problemOf(late).code()).isEqualTo("COURT_DEFERRED");
    assertNothingLinked(late);

    server.onDeposit(this::honestly);
    assertThat(relay.round(10).linked()).isEqualTo(1);
  }

  @Test
  void a_court_that_refuses_one_deposit_still_gets_the_others() {
    for (int i = 0; i < 3; i++) {
      events(5);
      ledger.anchor(log.request(log.newest(), anchored()));
    }
    server.onDeposit((exchange, body) -> {
      if (SignedDeposit.parse(body).deposit().size() == 10) {
        LyingCourt.reply(exchange, 422, "{\"code\":\"not-today\"}");
      } else {
        honestly(exchange, body);
      }
    });

    RelayReport report = relay.round(10);

    assertThat(report.linked()).isEqualTo(2);
    assertThat(problemOf(report).detail()).isEqualTo("422 not-today");
    assertThat(ledger.receiptOf(ORIGIN, 10)).isEmpty();
  }

  @Test
  void a_court_that_answers_twice_with_two_numbers_is_caught_by_the_ledger() {
    events(5);
    ledger.anchor(log.request(log.newest(), anchored()));
    var anchor = ledger.awaitingReceipt(1).getFirst();
    CourtReceipt first = server.desk.receipt(anchor.deposit());
    ledger.linkReceipt(first);

    CourtReceipt second = server.desk.receipt(anchor.deposit());

    assertThat(ledger.linkReceipt(second).toString()).contains("CONFLICT");
    assertThat(ledger.receiptOf(ORIGIN, 5)).contains(first);
  }

  @Test
  void a_court_that_gives_one_number_to_two_deposits_is_caught_by_the_ledger() {
    for (int i = 0; i < 2; i++) {
      events(5);
      ledger.anchor(log.request(log.newest(), anchored()));
    }
    List<CourtReceipt> given = new ArrayList<>();
    server.onDeposit((exchange, body) -> {
      CourtBlock previous = given.isEmpty() ? server.desk.genesis.block() : given.getLast().block();
      given.add(
          server.desk.receipt(
              previous,
              EvidenceNumber.of("TEST", 1),
              SignedDeposit.parse(body).deposit(),
              TestCourt.DAY));
      LyingCourt.reply(exchange, 201, given.getLast().bytes());
    });
    server.onHead((exchange, body) -> LyingCourt.reply(exchange, 200, headBeyond().bytes()));

    RelayReport report = relay.round(10);

    assertThat(report.linked()).isEqualTo(1);
    assertThat(problemOf(report).code()).isEqualTo("NUMBER_USED_TWICE");
    assertThat(problemOf(report).evidence()).contains("evidenceNumber");
  }

  /** A head so far on that it excludes nothing. */
  private CourtHead headBeyond() {
    return server.desk.headAt(1000);
  }

  @Test
  void a_court_whose_head_goes_back_is_not_linked_and_its_head_is_kept_as_evidence() {
    CourtHead old = server.desk.head();
    events(5);
    turn(Instant.now());
    events(5);
    ledger.anchor(log.request(log.newest(), anchored()));
    server.onHead((exchange, body) -> LyingCourt.reply(exchange, 200, old.bytes()));

    RelayReport report = relay.round(10);

    assertNothingLinked(report);
    assertThat(problemOf(report).code()).isEqualTo("COURT_ROLLED_BACK");
    assertThat(CourtHead.parse(problemOf(report).evidence().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(old);
    assertThat(heads).hasSize(1);
  }

  @Test
  void a_court_that_rewrites_its_chain_is_caught_by_the_head_it_signed_before() {
    events(5);
    turn(Instant.now());
    events(5);
    ledger.anchor(log.request(log.newest(), anchored()));
    var anchor = ledger.awaitingReceipt(1).getFirst();
    CourtReceipt onAnotherBranch =
        server.desk.receipt(
            server.desk.genesis.block(),
            EvidenceNumber.of("TEST", 9),
            anchor.deposit(),
            TestCourt.DAY);
    server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 201, onAnotherBranch.bytes()));

    RelayReport report = relay.round(10);

    assertNothingLinked(report);
    assertThat(problemOf(report).code()).isEqualTo("COURT_FORKED");
  }

  @Test
  void two_receipts_for_one_court_block_are_caught_within_the_round() {
    for (int i = 0; i < 2; i++) {
      events(5);
      ledger.anchor(log.request(log.newest(), anchored()));
    }
    server.onDeposit((exchange, body) ->
        LyingCourt.reply(
            exchange,
            201,
            server
                .desk
                .receipt(
                    server.desk.genesis.block(),
                    EvidenceNumber.of("TEST", SignedDeposit.parse(body).deposit().size()),
                    SignedDeposit.parse(body).deposit(),
                    TestCourt.DAY)
                .bytes()));
    server.onHead((exchange, body) -> LyingCourt.reply(exchange, 200, headBeyond().bytes()));

    RelayReport report = relay.round(10);

    assertThat(report.linked()).isEqualTo(1);
    assertThat(problemOf(report).code()).isEqualTo("COURT_FORKED");
  }

  @Test
  void a_head_that_denies_the_receipt_just_given_stops_the_link() {
    events(5);
    ledger.anchor(log.request(log.newest(), anchored()));
    CourtHead before = server.desk.head();
    server.onHead((exchange, body) -> LyingCourt.reply(exchange, 200, before.bytes()));

    RelayReport report = relay.round(10);

    assertNothingLinked(report);
    assertThat(problemOf(report).code()).isEqualTo("COURT_ROLLED_BACK");
    assertThat(heads).isEmpty();
  }
}
