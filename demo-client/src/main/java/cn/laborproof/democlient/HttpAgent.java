package cn.laborproof.democlient;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonValue;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One person's browser as the service sees it: keeps cookies, sends the CSRF token back, reads JSON
 * and problems. Not for several threads, as a person is not.
 */
final class HttpAgent {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int CONFLICT = 409;
  private static final String CSRF_COOKIE = "XSRF-TOKEN";
  private static final String CSRF_HEADER = "X-XSRF-TOKEN";

  private final URI service;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  HttpAgent(URI service) {
    this.service = service;
  }

  /** Takes the cookies of the login page, as every browser does before it changes anything. */
  void arrive() throws IOException, InterruptedException {
    send(request("/login").GET());
  }

  /** Signs in with the form of the login page. */
  void login(String name, String password) throws IOException, InterruptedException {
    arrive();
    HttpResponse<byte[]> answer =
        send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=" + encoded(name) + "&password=" + encoded(password))));
    String location = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() >= 400 || location.contains("/login")) {
      throw new JourneyException("the login of " + name + " was refused");
    }
    arrive();
  }

  Answer get(String path) throws IOException, InterruptedException {
    return json(accepted(path, send(request(path).header("Accept", "application/json").GET())));
  }

  byte[] download(String path) throws IOException, InterruptedException {
    return accepted(path, send(request(path).GET())).body();
  }

  /** Empty while the service answers that the thing is not there yet (409). */
  Optional<byte[]> downloadUnlessPending(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request(path).GET());
    return answer.statusCode() == CONFLICT
        ? Optional.empty()
        : Optional.of(accepted(path, answer).body());
  }

  Answer post(String path) throws IOException, InterruptedException {
    return post(path, JsonObject.builder().build());
  }

  Answer post(String path, JsonObject body) throws IOException, InterruptedException {
    return post(path, "application/json", body.canonicalBytes());
  }

  Answer post(String path, String type, byte[] body) throws IOException, InterruptedException {
    return json(
        accepted(
            path,
            send(
                request(path)
                    .header("Content-Type", type)
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)))));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path)).timeout(TIMEOUT);
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(CSRF_COOKIE))
        .map(HttpCookie::getValue)
        .findFirst()
        .ifPresent(token -> request.header(CSRF_HEADER, token));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** RFC 9457: what the service refuses, it explains. */
  private static HttpResponse<byte[]> accepted(String path, HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    throw new JourneyException(
        path
            + " was answered with "
            + answer.statusCode()
            + ": "
            + new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static Answer json(HttpResponse<byte[]> answer) {
    JsonValue value =
        answer.body().length == 0 ? JsonObject.builder().build() : Json.parse(answer.body());
    return new Answer(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
