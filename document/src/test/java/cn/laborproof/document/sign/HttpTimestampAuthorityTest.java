package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.national.Sm2;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTimestampAuthorityTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final byte[] IMPRINT =
      Digest.sha256("文件".getBytes(StandardCharsets.UTF_8)).bytes();

  @TempDir static Path directory;
  private static SigningDesk desk;
  private static URI good;

  @BeforeAll
  static void open() throws IOException {
    desk = new SigningDesk(directory);
    good = desk.authorities().uri().resolve("/tsa");
  }

  @AfterAll
  static void close() throws IOException {
    desk.close();
  }

  @Test
  void the_next_authority_is_asked_when_the_first_cannot_be_reached() {
    TimestampToken token = client(List.of(nobody(), good)).timestamp(IMPRINT);
    assertThat(token.time())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
  }

  @Test
  void without_a_good_token_there_is_none_and_each_answer_is_told() {
    assertThatThrownBy(() -> client(List.of(nobody(), nobody())).timestamp(IMPRINT))
        .isInstanceOfSatisfying(
            SigningException.TimestampFailed.class, e -> assertThat(e.getSuppressed()).hasSize(2));
  }

  @Test
  void a_token_below_an_unknown_root_is_refused() {
    var client =
        new HttpTimestampAuthority(
            List.of(good), List.of(desk.root()), TIMEOUT, new SecureRandom());
    assertThatThrownBy(() -> client.timestamp(IMPRINT)).satisfies(told("believed root"));
  }

  @Test
  void a_token_for_another_imprint_is_refused() throws IOException {
    try (Relay relay = new Relay(request -> request(new byte[32], request.getNonce()))) {
      assertThatThrownBy(() -> client(List.of(relay.uri())).timestamp(IMPRINT))
          .satisfies(told("imprint"));
    }
  }

  @Test
  void a_token_that_answers_an_earlier_request_is_refused() throws IOException {
    try (Relay relay =
        new Relay(request -> request(request.getMessageImprintDigest(), BigInteger.TWO))) {
      assertThatThrownBy(() -> client(List.of(relay.uri())).timestamp(IMPRINT))
          .satisfies(told("nonce"));
    }
  }

  @Test
  void for_sm3_an_authority_that_signs_in_sm2_is_asked_and_no_other() throws Exception {
    Digest imprint = Digest.sm3("文件".getBytes(StandardCharsets.UTF_8));
    TimestampToken token = national(List.of(nobody(), goodNational())).timestampSm3(imprint);

    var read = new TimeStampToken(new CMSSignedData(token.encoded()));
    assertThat(read.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(imprint.bytes());
    var signer = read.toCMSSignedData().getSignerInfos().iterator().next();
    assertThat(signer.getDigestAlgOID()).isEqualTo(Sm2.SM3.getId());
    assertThat(signer.getEncryptionAlgOID()).isEqualTo(Sm2.SM2_WITH_SM3.getId());

    assertThatThrownBy(() -> client(List.of(good)).timestampSm3(imprint))
        .isInstanceOf(SigningException.TimestampFailed.class)
        .hasMessageContaining("signs in SM2");
    assertThatThrownBy(() -> national(List.of(good)).timestampSm3(imprint))
        .satisfies(told("other suite"));
    assertThatThrownBy(
            () -> client(List.of(good)).withNational(List.of(goodNational())).timestampSm3(imprint))
        .satisfies(told("believed root"));
  }

  @Test
  void an_authority_of_the_national_suite_stamps_no_imprint_by_another_digest_than_sm3() {
    var client =
        new HttpTimestampAuthority(
            List.of(goodNational()),
            List.of(desk.nationalTimestampRoot()),
            TIMEOUT,
            new SecureRandom());
    assertThatThrownBy(() -> client.timestamp(IMPRINT)).satisfies(told("algorithm"));
  }

  @Test
  void a_national_token_for_another_imprint_or_with_a_changed_bit_is_refused() throws Exception {
    Digest imprint = Digest.sm3("文件".getBytes(StandardCharsets.UTF_8));
    try (Relay other =
        new Relay(
            goodNational(),
            asked -> sm3(new byte[32], asked.getNonce()),
            UnaryOperator.identity())) {
      assertThatThrownBy(() -> national(List.of(other.uri())).timestampSm3(imprint))
          .satisfies(told("imprint"));
    }
    try (Relay broken =
        new Relay(
            goodNational(),
            UnaryOperator.identity(),
            answer -> {
              answer[answer.length - 3] ^= 1;
              return answer;
            })) {
      assertThatThrownBy(() -> national(List.of(broken.uri())).timestampSm3(imprint))
          .isInstanceOfSatisfying(
              SigningException.TimestampFailed.class,
              e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  private static URI goodNational() {
    return desk.authorities().uri().resolve("/tsa/sm2");
  }

  private static HttpTimestampAuthority national(List<URI> addresses) {
    return new HttpTimestampAuthority(
            List.of(nobody()),
            List.of(desk.timestampRoot(), desk.nationalTimestampRoot()),
            TIMEOUT,
            new SecureRandom())
        .withNational(addresses);
  }

  private static TimeStampRequest sm3(byte[] imprint, BigInteger nonce) {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(TSPAlgorithms.SM3, imprint, nonce);
  }

  private static Consumer<Throwable> told(String word) {
    return e -> {
      assertThat(e).isInstanceOf(SigningException.TimestampFailed.class);
      assertThat(e.getSuppressed()[0].getMessage()).containsIgnoringCase(word);
    };
  }

  private static HttpTimestampAuthority client(List<URI> addresses) {
    return new HttpTimestampAuthority(
        addresses, List.of(desk.timestampRoot()), TIMEOUT, new SecureRandom());
  }

  /** A port of the loopback address that nobody listens on: 1 is reserved (RFC 1078). */
  private static URI nobody() {
    return URI.create("http://127.0.0.1:1/tsa");
  }

  private static TimeStampRequest request(byte[] imprint, BigInteger nonce) {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      return generator.generate(TSPAlgorithms.SHA256, imprint, nonce);
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stands between client and authority and asks for something else. */
  private static final class Relay implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);

    Relay(UnaryOperator<TimeStampRequest> change) throws IOException {
      this(good, change, UnaryOperator.identity());
    }

    Relay(URI behind, UnaryOperator<TimeStampRequest> change, UnaryOperator<byte[]> spoil)
        throws IOException {
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              TimeStampRequest asked =
                  new TimeStampRequest(exchange.getRequestBody().readAllBytes());
              byte[] query = change.apply(asked).getEncoded();
              byte[] answer =
                  spoil.apply(
                      new BoundedHttp(TIMEOUT, 20_000)
                          .post(behind, "application/timestamp-query", query));
              exchange.sendResponseHeaders(200, answer.length);
              exchange.getResponseBody().write(answer);
            }
          });
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
