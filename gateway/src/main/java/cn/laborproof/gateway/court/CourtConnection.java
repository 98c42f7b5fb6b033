package cn.laborproof.gateway.court;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one court, each bounded in time from the first byte sent to the last byte received,
 * and in size.
 */
final class CourtConnection {

  /** A receipt is under 2 KiB; problem texts are short. */
  private static final int MAX_ANSWER = 16 * 1024;

  private static final String JSON = "application/json";

  private final HttpClient client;
  private final URI base;
  private final Duration patience;

  CourtConnection(HttpClient client, URI base, Duration patience) {
    this.client = client;
    this.base = base;
    this.patience = patience;
  }

  Reply get(String path) throws IOException {
    return exchange(HttpRequest.newBuilder(uri(path)).GET());
  }

  Reply post(String path, byte[] body) throws IOException {
    return exchange(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", JSON)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private URI uri(String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + "/court/v1/" + path);
  }

  private Reply exchange(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(
            request.header("Accept", JSON).timeout(patience).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
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
      return response
          .headers()
          .firstValue("Retry-After")
          .filter(seconds -> seconds.matches("[0-9]{1,6}"))
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
          .filter(wait -> wait.compareTo(SHORTEST) > 0)
          .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
          .orElse(SHORTEST);
    }
  }
}
