package cn.laborproof.authorities.court;

import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Handler;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.WebServer;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.DepositorRegistration;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** The court's desk: HTTP in front of its chain. */
public final class DemoCourt {
  private static final String PATH = "/court/v1/";
  private static final String JSON = "application/json";
  private static final int BODY = 4 * 1024;

  /** Anybody may register, so there is an end to it. */
  private static final int MOST_DEPOSITORS = 1000;

  private final CourtChain chain;

  private DemoCourt(CourtChain chain) {
    this.chain = chain;
  }

  /**
   * Reads the chain, checks it whole, or begins it at the first start.
   *
   * @throws IOException when a record does not follow from the ones before
   */
  public static DemoCourt open(StateDirectory directory, Clock clock, SecureRandom random)
      throws IOException {
    return new DemoCourt(CourtChain.open(directory, clock, random));
  }

  /** Adds the paths below {@code /court/v1/}. */
  public void serve(WebServer server) {
    serve(server, (method, handler) -> handler);
  }

  /** As {@link #serve(WebServer)}, to callers only whose requests are signed. */
  void serve(WebServer server, RequestSignatures signatures) {
    serve(server, signatures::demandedOf);
  }

  private void serve(WebServer server, Guard guard) {
    get(server, guard, "genesis", call -> Reply.ok(JSON, chain.genesis().bytes()));
    get(server, guard, "head", call -> Reply.ok(JSON, chain.head().bytes()));
    server.post(PATH + "depositors", BODY, guard.around("POST", this::register));
    server.post(PATH + "deposits", BODY, guard.around("POST", this::deposit));
    get(server, guard, "deposits/*", this::find);
  }

  private static void get(WebServer server, Guard guard, String path, Handler handler) {
    server.get(PATH + path, guard.around("GET", handler));
  }

  /** What stands before a handler. */
  @FunctionalInterface
  private interface Guard {
    Handler around(String method, Handler handler);
  }

  private Reply register(Call call) throws IOException {
    DepositorRegistration registration = parsed(() -> DepositorRegistration.parse(call.body()));
    if (!registration.proven()) {
      throw new Refusal(
          422, "signature-wrong", "The registration is not signed with the key that it names.");
    }
    if (chain.keyOf(registration.depositor()).isEmpty() && chain.depositors() >= MOST_DEPOSITORS) {
      throw new Refusal(
          403, "too-many-depositors", "This demo court knows enough depositors; start a new one.");
    }
    if (!chain.register(registration)) {
      throw new Refusal(
          409, "name-taken", "Another key is registered under this name; choose another name.");
    }
    return Reply.ok(JSON, registration.bytes());
  }

  private Reply deposit(Call call) throws IOException {
    SignedDeposit signed = parsed(() -> SignedDeposit.parse(call.body()));
    Ed25519PublicKey key =
        chain
            .keyOf(signed.depositor())
            .orElseThrow(() ->
                new Refusal(
                    403,
                    "unknown-depositor",
                    "Register the depositor's key first, at " + PATH + "depositors."));
    if (!signed.signedBy(key)) {
      throw new Refusal(
          422,
          "signature-wrong",
          "The deposit is not signed with the key registered for its depositor.");
    }
    CourtChain.Laid laid =
        chain
            .lay(signed.deposit())
            .orElseThrow(() ->
                new Refusal(
                    409,
                    "deposit-conflict",
                    "Another block or root was laid down for this checkpoint before."));
    return new Reply(laid.fresh() ? 201 : 200, JSON, laid.receipt().bytes(), Map.of());
  }

  private Reply find(Call call) {
    EvidenceNumber number = parsed(() -> new EvidenceNumber(call.rest()));
    return chain
        .receipt(number)
        .map(receipt -> Reply.ok(JSON, receipt.bytes()))
        .orElseThrow(
            () -> new Refusal(404, "no-such-deposit", "Nothing was laid down under this number."));
  }

  private static <T> T parsed(Supplier<T> parser) {
    try {
      return parser.get();
    } catch (MalformedException e) {
      throw new Refusal(400, "malformed", String.valueOf(e.getMessage()));
    }
  }
}
