package cn.laborproof.signing.signing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API the way a browser does: with cookies and the CSRF token. */
public final class ApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final URI base;
  private String forwardedFor = "";

  public ApiClient(int port) {
    this.base = URI.create("http://127.0.0.1:" + port);
    send("GET", "/login", "text/html", HttpRequest.BodyPublishers.noBody(), null);
  }

  /** As if a proxy of ours passed on what comes from this address. */
  public ApiClient from(String address) {
    forwardedFor = address;
    return this;
  }

  /** What the browser holds under a name, sent along with a path; empty without. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  public record Answer(int status, byte[] body) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String code() {
      return json().path("code").asString("");
    }
  }

  public ApiClient login(String user, String password) {
    Answer answer = form("/login", Map.of("username", user, "password", password));
    if (answer.status() != 302) {
      throw new AssertionError("login answered " + answer.status());
    }
    // Signing in ends the token of before; the next page brings a new one.
    send("GET", "/", "text/html", HttpRequest.BodyPublishers.noBody(), null);
    return this;
  }

  /** A form of a page, as a browser sends it. */
  public Answer form(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        "POST",
        path,
        "text/html",
        HttpRequest.BodyPublishers.ofString(form),
        "application/x-www-form-urlencoded");
  }

  public Answer get(String path) {
    return send("GET", path, "application/json", HttpRequest.BodyPublishers.noBody(), null);
  }

  /** A page as a person gets it. */
  public String page(String path) {
    Answer answer = send("GET", path, "text/html", HttpRequest.BodyPublishers.noBody(), null);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  public Answer post(String path, Object body) {
    return send(
        "POST",
        path,
        "application/json",
        HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)),
        "application/json");
  }

  /** Sends what a browser would, and loses the answer with all its cookies. */
  public void postLosingTheAnswer(String path, Object body) {
    String shown =
        cookies.getCookieStore().get(base).stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    String token =
        cookies.getCookieStore().get(base).stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Cookie", shown)
            .header("X-XSRF-TOKEN", token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    try (HttpClient forgetful = HttpClient.newHttpClient()) {
      int status =
          forgetful.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new AssertionError(path + " answered " + status);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public Answer put(String path, Object body) {
    return send(
        "PUT",
        path,
        "application/json",
        HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)),
        "application/json");
  }

  public Answer upload(String path, byte[] body, String type) {
    return send(
        "POST", path, "application/json", HttpRequest.BodyPublishers.ofByteArray(body), type);
  }

  private Answer send(
      String method, String path, String accept, HttpRequest.BodyPublisher body, String type) {
    var request =
        HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept).method(method, body);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (!forwardedFor.isEmpty()) {
      request.header("X-Forwarded-For", forwardedFor);
    }
    cookies.getCookieStore().get(base).stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
