package cn.laborproof.gateway.court;

import cn.laborproof.gateway.court.CourtApi.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one court, each bounded in time from the first byte sent to the last byte received,
 * and in size.
 *
 * @param client its TLS settings decide whom it talks to
 * @param base scheme, host and port
 * @param signer signs every request, where the court asks for that
 * @param patience how long one question may take in all
 * @param answerLimit no longer answer is read, in bytes
 */
record CourtConnection(
    HttpClient client,
    URI base,
    Optional<RequestSigner> signer,
    Duration patience,
    int answerLimit) {

  /** A receipt is under 2 KiB; problem texts are short. */
  static final int ANSWER_LIMIT = 16 * 1024;

  private static final String JSON = "application/json";

  Reply ask(Request asked) throws IOException {
    URI target = URI.create(base.toString().replaceAll("/+$", "") + asked.path());
    byte[] body = asked.body().orElseGet(() -> new byte[0]);
    HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Accept", JSON);
    if (asked.body().isPresent()) {
      request.header("Content-Type", JSON).method(asked.method(), BodyPublishers.ofByteArray(body));
    }
    signer.ifPresent(signs -> signs.headers(asked.method(), target, body).forEach(request::header));
    return exchange(request);
  }

  private Reply exchange(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(
            request.timeout(patience).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerLimit));
    try {
      // The request's own timeout ends with the headers; a body that drips is bounded only here.
      HttpResponse<byte[]> response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + patience, e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the court", e);
    } finally {
      pending.cancel(true);
    }
  }

  /** An answer of any status. */
  static final class Reply {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final HttpResponse<byte[]> response;

    private Reply(HttpResponse<byte[]> response) {
      this.response = response;
    }

    int status() {
      return response.statusCode();
    }

    byte[] body() {
      return response.body();
    }

    /** RFC 9110 §10.2.3 in seconds, held between a second and an hour. */
    Duration retryAfter() {
      return bounded(response.headers().firstValue("Retry-After"));
    }

    /** The same bounds for a wish from elsewhere. */
    static Duration bounded(Optional<String> wish) {
      return wish.filter(seconds -> seconds.matches("[0-9]{1,6}"))
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
          .filter(wait -> wait.compareTo(SHORTEST) > 0)
          .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
          .orElse(SHORTEST);
    }
  }
}
