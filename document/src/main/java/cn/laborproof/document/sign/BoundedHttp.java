package cn.laborproof.document.sign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to authorities: no redirects, a bound on the answer, one time limit for the whole exchange
 * (the client's own timeout ends with the headers).
 */
final class BoundedHttp {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final HttpClient client;
  private final Duration timeout;
  private final int mostBytes;

  BoundedHttp(Duration timeout, int mostBytes) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.mostBytes = mostBytes;
  }

  byte[] get(URI address) throws IOException {
    return exchange(HttpRequest.newBuilder(checked(address)).GET());
  }

  byte[] post(URI address, String type, byte[] body) throws IOException {
    return exchange(
        HttpRequest.newBuilder(checked(address))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static URI checked(URI address) throws IOException {
    if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
      throw new IOException("not an HTTP address: " + address);
    }
    return address;
  }

  private byte[] exchange(HttpRequest.Builder request) throws IOException {
    HttpRequest sent = request.timeout(timeout).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(sent, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(sent.uri() + " answered " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(sent.uri() + " cannot be reached", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(sent.uri() + " did not answer within " + timeout, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + sent.uri(), e);
    }
  }
}
