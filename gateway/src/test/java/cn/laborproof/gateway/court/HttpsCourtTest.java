package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.TestCourt;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestPki;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is talked to at all, and what a court with a good certificate can still do wrong. */
class HttpsCourtTest {

  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Deposit DEPOSIT =
      new Deposit("labour", SOME, 1, SOME, "laborproof.test/https", 10, SOME);
  private static final Deposit OTHER =
      new Deposit("labour", SOME, 2, SOME, "laborproof.test/https", 20, SOME);

  @TempDir Path directory;
  private TlsFiles files;

  @BeforeEach
  void layOut() throws Exception {
    files = new TlsFiles(directory);
  }

  /** Opens the way, then lets the court do its worst. */
  private CourtAnswer<CourtReceipt> answerOf(LyingCourt server, Clock clock) throws Exception {
    return files
        .settings(server.uri(), server.desk.genesis.trust())
        .open("Operator", Ed25519SecretKey.generate(new SecureRandom()), clock, new SecureRandom())
        .deposit(DEPOSIT);
  }

  private CourtAnswer<CourtReceipt> answerOf(LyingCourt server) throws Exception {
    return answerOf(server, Clock.systemUTC());
  }

  private static void assertUnreachable(String why, CourtAnswer<CourtReceipt> answer) {
    assertThat(answer).isInstanceOf(CourtAnswer.Unreachable.class);
    assertThat(((CourtAnswer.Unreachable<CourtReceipt>) answer).why()).containsIgnoringCase(why);
  }

  private LyingCourt court(SSLContext tls) throws Exception {
    return new LyingCourt(TestCourt.Form.RECORDS, tls);
  }

  @Test
  void an_honest_court_with_a_good_certificate_is_believed() throws Exception {
    try (LyingCourt server = court(files.server())) {
      assertThat(answerOf(server)).isInstanceOf(CourtAnswer.Given.class);
    }
  }

  @Test
  void a_court_with_a_certificate_of_a_foreign_root_is_not_talked_to() throws Exception {
    SSLContext foreign = files.server(TestPki.at(Instant.now()).issueForHost("localhost"));
    try (LyingCourt server = court(foreign)) {
      assertUnreachable("certif", answerOf(server));
    }
  }

  @Test
  void a_court_whose_certificate_names_another_host_is_not_talked_to() throws Exception {
    try (LyingCourt server = court(files.server(files.pki.issueForHost("court.example")))) {
      assertUnreachable("localhost", answerOf(server));
    }
  }

  @Test
  void a_court_whose_certificate_has_ended_is_not_talked_to() throws Exception {
    try (LyingCourt server = court(files.server(files.pki.issue(LeafKind.EXPIRED, "court")))) {
      assertUnreachable("certif", answerOf(server));
    }
  }

  @Test
  void an_older_tls_is_not_spoken() throws Exception {
    HttpServer server =
        TlsFiles.demanding(
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            files.server(),
            "TLSv1.2");
    server.start();
    URI address = URI.create("https://localhost:" + server.getAddress().getPort());
    try {
      HttpCourtChain court =
          CourtSettingsTest.open(files.settings(address, new TestCourt().genesis.trust()));
      assertUnreachable("protocol_version", court.deposit(DEPOSIT));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_client_certificate_that_ends_while_the_service_runs_is_refused_by_the_court()
      throws Exception {
    files.client(files.pki.issue(LeafKind.EXPIRED, "operator"));
    Clock beforeItEnded = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
    try (LyingCourt server = court(files.server())) {
      assertThat(answerOf(server, beforeItEnded)).isInstanceOf(CourtAnswer.Unreachable.class);
    }
  }

  @Test
  void a_client_certificate_of_a_foreign_root_is_refused_by_the_court() throws Exception {
    SSLContext tls = files.server();
    files.client(TestPki.at(Instant.now()).issue(LeafKind.GOOD, "operator"));
    try (LyingCourt server = court(tls)) {
      assertThat(answerOf(server)).isInstanceOf(CourtAnswer.Unreachable.class);
    }
  }

  @Test
  void a_good_certificate_does_not_make_a_lie_true() throws Exception {
    try (LyingCourt server = court(files.server())) {
      CourtReceipt lie = server.desk.receipt(OTHER);
      server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 201, lie.bytes()));

      assertThat(answerOf(server))
          .isEqualTo(
              new CourtAnswer.Untrustworthy<CourtReceipt>(
                  CourtFault.COURT_OTHER_DEPOSIT.name(), lie.bytes()));
    }
  }

  @Test
  void a_late_a_refusing_and_a_sending_court_are_told_apart() throws Exception {
    try (LyingCourt server = court(files.server())) {
      server.onDeposit((exchange, body) -> {
        exchange.getResponseHeaders().add("Retry-After", "30");
        LyingCourt.reply(exchange, 202, "");
      });
      assertThat(answerOf(server)).isEqualTo(new CourtAnswer.Deferred<>(Duration.ofSeconds(30)));

      server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 422, "{\"code\":\"no\"}"));
      assertThat(answerOf(server)).isEqualTo(new CourtAnswer.Refused<>(422, "no"));

      server.onDeposit((exchange, body) -> {
        exchange.getResponseHeaders().add("Location", server.uri() + "/court/v1/head");
        LyingCourt.reply(exchange, 307, "");
      });
      assertThat(answerOf(server))
          .isEqualTo(new CourtAnswer.Unreachable<>("the court answered 307"));

      server.onDeposit((exchange, body) -> LyingCourt.reply(exchange, 200, new byte[1 << 20]));
      assertThat(answerOf(server)).isInstanceOf(CourtAnswer.Unreachable.class);
    }
  }
}
