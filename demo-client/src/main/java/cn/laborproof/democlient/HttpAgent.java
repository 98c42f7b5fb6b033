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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One person's browser as the service sees it: keeps cookies, sends the CSRF token back, reads JSON
 * and problems. While the service is away it asks again and again, as a person does, so every
 * request may reach the service twice: what must not happen twice is sent by {@link #postOnce}. Not
 * for several threads, as a person is not.
 */
final class HttpAgent {

  /** How long somebody waits for a service that is being started again. */
  private static final Duration PATIENCE = Duration.ofSeconds(300);

  private static final long PAUSE_MILLIS = 500;
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
  private @Nullable Login login;

  HttpAgent(URI service) {
    this.service = service;
  }

  private record Login(String name, String password) {}

  /** Says whether an act whose answer was lost was done all the same. */
  interface Look {
    boolean isDone() throws IOException, InterruptedException;
  }

  /** Takes the cookies of the login page, as every browser does before it changes anything. */
  void arrive() throws IOException, InterruptedException {
    send(() -> request("/login").GET());
  }

  /** Signs in with the form of the login page, and again whenever the sign-in is over. */
  void login(String name, String password) throws IOException, InterruptedException {
    login = new Login(name, password);
    signIn(login);
  }

  private void signIn(Login as) throws IOException, InterruptedException {
    arrive();
    HttpResponse<byte[]> answer =
        send(() ->
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=" + encoded(as.name()) + "&password=" + encoded(as.password()))));
    String location = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() >= 400 || location.contains("/login")) {
      throw new JourneyException("the login of " + as.name() + " was refused");
    }
    arrive();
  }

  Answer get(String path) throws IOException, InterruptedException {
    return json(
        accepted(path, ask(() -> request(path).header("Accept", "application/json").GET())));
  }

  byte[] download(String path) throws IOException, InterruptedException {
    return accepted(path, ask(() -> request(path).GET())).body();
  }

  /** Empty while the service answers that the thing is not there yet (409). */
  Optional<byte[]> downloadUnlessPending(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(() -> request(path).GET());
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
    return json(accepted(path, ask(() -> posting(path, type, body))));
  }

  /** Makes something, once, however often the request is repeated. */
  Answer create(String path, JsonObject body) throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    byte[] bytes = body.canonicalBytes();
    return json(
        accepted(
            path,
            ask(() -> posting(path, "application/json", bytes).header("Idempotency-Key", key))));
  }

  /** Asks for something that happens at each request; looks before it repeats one. */
  void postOnce(String path, Look look) throws IOException, InterruptedException {
    byte[] nothing = JsonObject.builder().build().canonicalBytes();
    Optional<HttpResponse<byte[]>> answer = trySend(posting(path, "application/json", nothing));
    while (answer.isEmpty()) {
      if (look.isDone()) {
        return;
      }
      answer = trySend(posting(path, "application/json", nothing));
    }
    accepted(path, answer.get());
  }

  private HttpRequest.Builder posting(String path, String type, byte[] body) {
    return request(path)
        .header("Content-Type", type)
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
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

  /** Signs in anew and asks once more if the service no longer knows who asks. */
  private HttpResponse<byte[]> ask(Supplier<HttpRequest.Builder> request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request);
    Login as = login;
    if (answer.statusCode() == 401 && as != null) {
      signIn(as);
      return send(request);
    }
    return answer;
  }

  private HttpResponse<byte[]> send(Supplier<HttpRequest.Builder> request)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      HttpRequest.Builder next = request.get();
      Optional<HttpResponse<byte[]>> answer = trySend(next);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > deadline) {
        throw new JourneyException(
            "the service is away: no answer to "
                + next.build().uri()
                + " for "
                + PATIENCE.toSeconds()
                + " s");
      }
    }
  }

  /** Empty, after a pause, if the connection was lost before an answer came. */
  private Optional<HttpResponse<byte[]>> trySend(HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return Optional.of(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException _) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return Optional.empty();
    }
  }

  /** RFC 9457: what the service refuses, it explains. */
  private static HttpResponse<byte[]> accepted(String path, HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    throw RefusedException.of(path, answer);
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
