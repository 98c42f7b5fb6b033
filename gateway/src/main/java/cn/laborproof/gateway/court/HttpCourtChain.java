package cn.laborproof.gateway.court;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtContradiction;
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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** A court that offers the HTTP interface of {@code docs/evidence-format.md}. */
public final class HttpCourtChain implements CourtChain {

  /** How long one question may take in all. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final CourtConnection connection;
  private final CourtTrust trust;
  private final CourtVerifier verifier;
  private final Depositor depositor;

  /**
   * A court at an address.
   *
   * @param client its TLS settings decide whom it talks to; it SHOULD have a connect timeout
   * @param base scheme, host and port; paths begin with {@code /court/v1/}
   * @param trust decided before, never taken from the court's answers
   * @param depositor signs the deposits
   * @param patience how long one question may take in all
   */
  public HttpCourtChain(
      HttpClient client, URI base, CourtTrust trust, Depositor depositor, Duration patience) {
    this.connection = new CourtConnection(client, base, patience);
    this.trust = trust;
    this.verifier = new CourtVerifier(trust);
    this.depositor = depositor;
  }

  /**
   * Asks a court who it is. Whether to believe the answer is the caller's decision, taken once and
   * kept; the demo takes what the demo court says.
   *
   * @throws IOException if there is no usable answer
   */
  public static CourtGenesis introduce(HttpClient client, URI base, Duration patience)
      throws IOException {
    Reply reply = new CourtConnection(client, base, patience).get("genesis");
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
   * Makes the depositor's key known to the court; again and again is harmless.
   *
   * @throws IOException if the court cannot be reached or refuses
   */
  public void register() throws IOException {
    Reply reply = connection.post("depositors", depositor.registration().bytes());
    if (reply.status() != OK && reply.status() != CREATED) {
      throw new IOException(
          "the court refused " + depositor + ": " + reply.status() + " " + codeOf(reply));
    }
  }

  @Override
  public CourtTrust trust() {
    return trust;
  }

  @Override
  public CourtAnswer<CourtReceipt> deposit(Deposit deposit) {
    return ask(
        () -> connection.post("deposits", depositor.sign(deposit).bytes()),
        CourtReceipt::parse,
        receipt -> verifier.faultOf(receipt, deposit));
  }

  @Override
  public CourtAnswer<CourtReceipt> receipt(EvidenceNumber number) {
    return ask(
        () -> connection.get("deposits/" + number),
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
    return ask(() -> connection.get("head"), CourtHead::parse, verifier::faultOf);
  }

  private static <T> CourtAnswer<T> ask(
      Question question, Function<byte[], T> parse, Function<T, Optional<CourtFault>> examine) {
    Reply reply;
    try {
      reply = question.ask();
    } catch (IOException e) {
      return new CourtAnswer.Unreachable<>(String.valueOf(e.getMessage()));
    }
    return switch (reply.status()) {
      case OK, CREATED -> examined(reply.body(), parse, examine);
      case ACCEPTED, TOO_MANY, UNAVAILABLE -> new CourtAnswer.Deferred<>(reply.retryAfter());
      default ->
          reply.status() >= 400 && reply.status() < 500
              ? new CourtAnswer.Refused<>(reply.status(), codeOf(reply))
              : new CourtAnswer.Unreachable<>("the court answered " + reply.status());
    };
  }

  private static <T> CourtAnswer<T> examined(
      byte[] body, Function<byte[], T> parse, Function<T, Optional<CourtFault>> examine) {
    T value;
    try {
      value = parse.apply(body);
    } catch (MalformedException e) {
      return new CourtAnswer.Untrustworthy<>(CourtContradiction.COURT_MALFORMED.name(), body);
    }
    return examine
        .apply(value)
        .<CourtAnswer<T>>map(fault -> new CourtAnswer.Untrustworthy<>(fault.name(), body))
        .orElseGet(() -> new CourtAnswer.Given<>(value));
  }

  /** The {@code code} of an RFC 9457 problem, or nothing that can be used. */
  private static String codeOf(Reply reply) {
    try {
      String code =
          Json.parseObject(reply.body()).fields("problem").optionalString("code").orElse("");
      return code.matches("[A-Za-z0-9_.-]{0,60}") ? code : "";
    } catch (MalformedException e) {
      return "";
    }
  }

  @FunctionalInterface
  private interface Question {
    Reply ask() throws IOException;
  }
}
