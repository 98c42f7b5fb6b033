package cn.laborproof.gateway.witness;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one witness for cosignatures (C2SP tlog-witness). Time and size of its answers are bounded
 * and nothing counts that does not verify, so the worst a witness can do is not to cosign.
 */
public final class WitnessClient {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int MAX_ANSWER = 64 * 1024;

  /** As verifiers allow (docs/evidence-format.md section 5). */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /**
   * A witness that names another size each time is not followed for ever; an honest one that others
   * ask too needs a second try at most.
   */
  private static final int TRIES = 3;

  private final HttpClient client;
  private final URI address;
  private final NoteVerifier key;
  private final Duration patience;
  private final Clock clock;

  /**
   * A witness.
   *
   * @param prefix its submission prefix, {@code add-checkpoint} is below it
   * @param key its cosignature key, chosen by whoever asks
   * @param patience how long one question may take in all
   * @param clock tells which cosignatures state a time that no verifier would count
   */
  public WitnessClient(
      HttpClient client, URI prefix, NoteVerifier key, Duration patience, Clock clock) {
    this.client = client;
    this.address = URI.create(prefix.toString().replaceFirst("/+$", "") + WitnessServer.PATH);
    this.key = key;
    this.patience = patience;
    this.clock = clock;
  }

  /** Its key. */
  public NoteVerifier key() {
    return key;
  }

  /**
   * Asks for a cosignature.
   *
   * @param oldSize what it cosigned last as far as is known, 0 if nothing is; it is told by the
   *     witness where that is wrong
   * @param log for the consistency proof
   * @throws IOException if the log cannot be read
   */
  public WitnessAnswer ask(SignedCheckpoint checkpoint, long oldSize, LogReader log)
      throws IOException, InterruptedException {
    long size = checkpoint.checkpoint().size();
    long from = Math.min(oldSize, size);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      HttpResponse<byte[]> answer;
      try {
        answer = send(checkpoint, from, log);
      } catch (ExecutionException | TimeoutException e) {
        return new WitnessAnswer.None("no answer: " + (e.getCause() == null ? e : e.getCause()));
      }
      if (answer.statusCode() == OK) {
        return cosignature(checkpoint, answer.body());
      }
      if (answer.statusCode() != CONFLICT) {
        return new WitnessAnswer.None("answered " + answer.statusCode() + " " + quoted(answer));
      }
      String named = text(answer).strip();
      if (!named.matches("0|[1-9][0-9]{0,17}")) {
        return new WitnessAnswer.None("answered 409 without a size");
      }
      long standing = Long.parseLong(named);
      if (standing > size || standing == size && from == size) {
        return new WitnessAnswer.Contradicted(standing);
      }
      from = standing;
    }
    return new WitnessAnswer.None("named another size each time");
  }

  private HttpResponse<byte[]> send(SignedCheckpoint checkpoint, long from, LogReader log)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long size = checkpoint.checkpoint().size();
    List<Digest> path = from == 0 ? List.of() : log.consistency(from, size).path();
    byte[] body = new AddCheckpoint(from, path, checkpoint.checkpoint(), checkpoint.note()).bytes();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    // The client's own timeout ends with the headers; a body that drips must not hold us either.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private WitnessAnswer cosignature(SignedCheckpoint checkpoint, byte[] answer) {
    try {
      String lines = new String(answer, StandardCharsets.UTF_8);
      Instant latest = clock.instant().plus(CLOCK_SKEW);
      return checkpoint
          .cosignatureIn(lines, key)
          .filter(line -> line.cosignedAt().filter(time -> !time.isAfter(latest)).isPresent())
          .<WitnessAnswer>map(WitnessAnswer.Cosigned::new)
          .orElseGet(() ->
              new WitnessAnswer.None("its cosignature does not verify or states a future time"));
    } catch (MalformedException e) {
      return new WitnessAnswer.None("answered no signature lines: " + e.getMessage());
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Printable and short: it goes into a log line. */
  private static String quoted(HttpResponse<byte[]> answer) {
    String printable = text(answer).replaceAll("[^ -~]", " ").strip();
    return printable.substring(0, Math.min(200, printable.length()));
  }
}
