package cn.laborproof.gateway.court;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtContradiction;
import cn.laborproof.gateway.court.CourtApi.Call;
import cn.laborproof.gateway.court.CourtApi.Outcome;
import cn.laborproof.gateway.court.CourtApi.Request;
import cn.laborproof.gateway.court.CourtConnection.Reply;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtFault;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A court that offers an API over HTTP: that of {@code docs/evidence-format-ledger.md} §5.5, or one
 * of its own that a {@link CourtApi} describes. Over mutual TLS with signed requests: {@link
 * CourtSettings#open}.
 */
public final class HttpCourtChain implements CourtChain {

  /** How long one question may take in all. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private static final Request GENESIS = new Request("GET", "/court/v1/genesis", Optional.empty());

  private final CourtConnection connection;
  private final CourtApi api;
  private final CourtTrust trust;
  private final CourtVerifier verifier;
  private final Depositor depositor;

  /**
   * A court at an address that speaks this project's own interface and asks for no signed requests,
   * such as the demo court.
   *
   * @param client its TLS settings decide whom it talks to; it SHOULD have a connect timeout
   * @param base scheme, host and port; paths begin with {@code /court/v1/}
   * @param trust decided before, never taken from the court's answers
   * @param depositor signs the deposits
   * @param patience how long one question may take in all
   */
  public HttpCourtChain(
      HttpClient client, URI base, CourtTrust trust, Depositor depositor, Duration patience) {
    this(plain(client, base, patience), CourtApi.own(), trust, depositor);
  }

  HttpCourtChain(CourtConnection connection, CourtApi api, CourtTrust trust, Depositor depositor) {
    this.connection = connection;
    this.api = api;
    this.trust = trust;
    this.verifier = new CourtVerifier(trust);
    this.depositor = depositor;
  }

  private static CourtConnection plain(HttpClient client, URI base, Duration patience) {
    return new CourtConnection(
        client, base, Optional.empty(), patience, CourtConnection.ANSWER_LIMIT);
  }

  /**
   * Asks a court who it is. Whether to believe the answer is the caller's decision, taken once and
   * kept; the demo takes what the demo court says.
   *
   * @throws IOException if there is no usable answer
   */
  public static CourtGenesis introduce(HttpClient client, URI base, Duration patience)
      throws IOException {
    Reply reply = plain(client, base, patience).ask(GENESIS);
    if (reply.status() != OK) {
      throw new IOException("the court at " + base + " answered " + reply.status());
    }
    try {
      return CourtGenesis.parse(reply.body());
    } catch (MalformedException e) {
      throw new IOException("the court at " + base + " gave no genesis: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the depositor's key known to the court; again and again is harmless. Does nothing where
   * the court's interface has no such request.
   *
   * @throws IOException if the court cannot be reached or refuses
   */
  public void register() throws IOException {
    if (api.register().isEmpty()) {
      return;
    }
    Call call = api.register().get();
    JsonObject registration = Json.parseCanonicalObject(depositor.registration().bytes());
    Reply reply =
        connection.ask(call.request(RequestSource.ofDocument("registration", registration)));
    if ((reply.status() != OK && reply.status() != CREATED)
        || outcome(call, reply) != Outcome.GIVEN) {
      throw new IOException(
          "the court refused " + depositor + ": " + reply.status() + " " + codeOf(call, reply));
    }
  }

  @Override
  public CourtTrust trust() {
    return trust;
  }

  @Override
  public CourtAnswer<CourtReceipt> deposit(Deposit deposit) {
    return ask(
        api.deposit(),
        RequestSource.ofDeposit(depositor.sign(deposit).bytes(), deposit),
        CourtReceipt::parse,
        receipt -> verifier.faultOf(receipt, deposit));
  }

  @Override
  public CourtAnswer<CourtReceipt> receipt(EvidenceNumber number) {
    return ask(
        api.receipt(),
        Map.of("evidenceNumber", new JsonString(number.text())),
        CourtReceipt::parse,
        receipt ->
            verifier
                .faultOf(receipt, receipt.deposit())
                .or(() ->
                    receipt.evidenceNumber().equals(number)
                        ? Optional.empty()
                        : Optional.of(CourtFault.COURT_OTHER_DEPOSIT)));
  }

  @Override
  public CourtAnswer<CourtHead> head() {
    return ask(api.head(), Map.of(), CourtHead::parse, verifier::faultOf);
  }

  private <T> CourtAnswer<T> ask(
      Call call,
      Map<String, JsonValue> words,
      Function<byte[], T> parse,
      Function<T, Optional<CourtFault>> examine) {
    Reply reply;
    try {
      reply = connection.ask(call.request(words));
    } catch (IOException e) {
      return new CourtAnswer.Unreachable<>(String.valueOf(e.getMessage()));
    }
    return switch (reply.status()) {
      case OK, CREATED -> answered(call, reply, parse, examine);
      case ACCEPTED, TOO_MANY, UNAVAILABLE -> new CourtAnswer.Deferred<>(reply.retryAfter());
      default ->
          reply.status() >= 400 && reply.status() < 500
              ? new CourtAnswer.Refused<>(reply.status(), codeOf(call, reply))
              : new CourtAnswer.Unreachable<>("the court answered " + reply.status());
    };
  }

  private static <T> CourtAnswer<T> answered(
      Call call,
      Reply reply,
      Function<byte[], T> parse,
      Function<T, Optional<CourtFault>> examine) {
    return switch (outcome(call, reply)) {
      case GIVEN -> examined(call, reply.body(), parse, examine);
      case DEFERRED -> new CourtAnswer.Deferred<>(retryAfter(call, reply));
      case REFUSED -> new CourtAnswer.Refused<>(reply.status(), codeOf(call, reply));
      case UNKNOWN ->
          new CourtAnswer.Unreachable<>("the court said what the mapping does not know");
    };
  }

  private static Outcome outcome(Call call, Reply reply) {
    try {
      return call.outcome(reply.body());
    } catch (MalformedException e) {
      return Outcome.UNKNOWN;
    }
  }

  private static <T> CourtAnswer<T> examined(
      Call call,
      byte[] body,
      Function<byte[], T> parse,
      Function<T, Optional<CourtFault>> examine) {
    T value;
    try {
      value = parse.apply(call.value().canonical(body));
    } catch (MalformedException | IllegalArgumentException e) {
      return new CourtAnswer.Untrustworthy<>(CourtContradiction.COURT_MALFORMED.name(), body);
    }
    return examine
        .apply(value)
        .<CourtAnswer<T>>map(fault -> new CourtAnswer.Untrustworthy<>(fault.name(), body))
        .orElseGet(() -> new CourtAnswer.Given<>(value));
  }

  private static Duration retryAfter(Call call, Reply reply) {
    return call.retryAfter()
        .map(place -> Reply.bounded(text(place, reply)))
        .orElseGet(reply::retryAfter);
  }

  /** The code of a refusal, or nothing that can be used. */
  private static String codeOf(Call call, Reply reply) {
    return text(call.code(), reply).filter(code -> code.matches("[A-Za-z0-9_.-]{0,60}")).orElse("");
  }

  private static Optional<String> text(Pointer place, Reply reply) {
    try {
      return place
          .in(Json.parseObject(reply.body()))
          .map(value ->
              switch (value) {
                case JsonString text -> text.value();
                case JsonInteger number -> Long.toString(number.value());
                default -> "";
              });
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
