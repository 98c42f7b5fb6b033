package cn.laborproof.signing.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and being let through, over HTTP as a browser and as a program. */
@ServiceTest
@Import(AccessTest.Handlers.class)
class AccessTest {

  @TestConfiguration
  static class Handlers {
    @Bean
    PublicPaths probePaths() {
      return PublicPaths.of("/probe/**");
    }

    @RestController
    static class LinkProbe {
      private static final UUID SUBJECT = UUID.fromString("0199d000-0000-7000-8000-00000000000b");
      private final WorkerSessions sessions;

      LinkProbe(WorkerSessions sessions) {
        this.sessions = sessions;
      }

      @AllowAnyone
      @GetMapping("/probe/who")
      String who() {
        return ActorBinding.current().role().code();
      }

      @AllowAnyone
      @PostMapping("/probe/begin")
      void begin(HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(new Actor.LinkHolder(SUBJECT, SUBJECT), request, response);
      }

      @Allow(Role.LINK_HOLDER)
      @PostMapping("/probe/identify")
      void identify(HttpServletRequest request, HttpServletResponse response) {
        sessions.identify(new Actor.Person(SUBJECT, SUBJECT), request, response);
      }
    }

    @RestController
    static class Probe {
      @Allow({Role.HR, Role.MACHINE})
      @GetMapping("/api/v1/probe/hr")
      String hr() {
        return ActorBinding.current().role().code();
      }

      @Allow({Role.HR, Role.MACHINE})
      @PostMapping("/api/v1/probe/hr")
      String change() {
        return "changed";
      }

      @GetMapping("/api/v1/probe/forgotten")
      String forgotten() {
        return "nobody said whom this allows";
      }
    }
  }

  @LocalServerPort int port;
  @Autowired DemoPeople people;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_demo_person_signs_in_and_out() throws Exception {
    HttpResponse<String> signedIn = signIn("hr.jiangnan", passwordOf("hr.jiangnan"));
    assertThat(signedIn.statusCode()).isEqualTo(302);
    assertThat(signedIn.headers().allValues("Set-Cookie").toString())
        .contains("LP_SESSION=")
        .contains("HttpOnly")
        .contains("SameSite=Lax");
    assertThat(get("/api/v1/probe/hr").body()).isEqualTo("hr");

    post("/logout", "");
    assertThat(get("/api/v1/probe/hr").statusCode()).isEqualTo(401);
  }

  @Test
  void wrong_name_and_wrong_password_are_answered_alike() throws Exception {
    HttpResponse<String> wrongPassword = signIn("hr.jiangnan", "wrong");
    HttpResponse<String> wrongName = signIn("nobody", "wrong");
    assertThat(wrongPassword.headers().firstValue("Location"))
        .isEqualTo(wrongName.headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("/login?refused"));
  }

  @Test
  void guessing_a_password_is_slowed_down() throws Exception {
    HttpResponse<String> last = signIn("legal.yunfan", "wrong");
    for (int i = 0; i < 20 && last.statusCode() != 429; i++) {
      last = signIn("legal.yunfan", "wrong");
    }
    assertThat(last.statusCode()).isEqualTo(429);
  }

  @Test
  void a_role_that_is_not_named_is_refused() throws Exception {
    signIn("mediator", passwordOf("mediator"));
    HttpResponse<String> refused = get("/api/v1/probe/hr");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"code\":\"not-allowed\"");
  }

  @Test
  void a_handler_that_names_nobody_is_refused_for_everybody() throws Exception {
    signIn("hr.jiangnan", passwordOf("hr.jiangnan"));
    assertThat(get("/api/v1/probe/forgotten").statusCode()).isEqualTo(403);
  }

  @Test
  void a_change_without_the_form_token_is_refused() throws Exception {
    signIn("hr.jiangnan", passwordOf("hr.jiangnan"));
    HttpResponse<String> forged = send(request("/api/v1/probe/hr").POST(BodyPublishers.noBody()));
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("form-expired");
    assertThat(post("/api/v1/probe/hr", "").body()).isEqualTo("changed");
  }

  @Test
  void a_program_comes_in_by_its_token_and_only_by_it() throws Exception {
    String secret =
        tenancy.inTransaction(
            new Actor.Platform(DemoCity.MANUFACTURER),
            () ->
                accounts.issueToken(
                    new Accounts.NewToken(
                        new Accounts.Owner.Organisation(DemoCity.MANUFACTURER), "roster import")));
    assertThat(bearer(secret).body()).isEqualTo("machine");
    assertThat(bearer(secret + "x").statusCode()).isEqualTo(401);
  }

  @Test
  void refusals_are_problems_in_the_readers_language() throws Exception {
    HttpResponse<String> chinese = get("/api/v1/probe/hr");
    assertThat(chinese.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(chinese.body()).contains("尚未登录").contains("\"next\"");
    assertThat(get("/api/v1/probe/hr?lang=en").body()).contains("尚未登录");
    get("/login?lang=en");
    assertThat(get("/api/v1/probe/hr").body()).contains("Not signed in");
  }

  @Test
  void pages_forbid_inline_script_framing_and_sniffing() throws Exception {
    HttpResponse<String> page = get("/login");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-inline");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).doesNotContain("<script>").doesNotContain("style=");
  }

  @Test
  void what_is_not_public_leads_to_the_login_page() throws Exception {
    HttpResponse<String> page = send(request("/home").header("Accept", "text/html").GET());
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  @Test
  void a_link_holders_session_is_raised_by_identification_and_the_old_cookie_dies()
      throws Exception {
    get("/login");
    assertThat(get("/probe/who").body()).isEqualTo("visitor");
    post("/probe/begin", "");
    assertThat(get("/probe/who").body()).isEqualTo("link_holder");
    String before = sessionCookie();

    post("/probe/identify", "");
    assertThat(get("/probe/who").body()).isEqualTo("worker");
    assertThat(sessionCookie()).isNotEqualTo(before);
    assertThat(whoShows(before)).isEqualTo("visitor");
  }

  @Test
  void whoever_lost_the_answer_of_an_identification_is_the_link_holder_of_before_and_no_more()
      throws Exception {
    get("/login");
    post("/probe/begin", "");
    String before = sessionCookie();

    post("/probe/identify", ""); // its answer, with the new cookie, is not used here
    assertThat(whoShows(before)).isEqualTo("link_holder");
    assertThat(whoShows(before)).isEqualTo("link_holder");

    assertThat(get("/probe/who").body()).isEqualTo("worker");
    assertThat(whoShows(before)).isEqualTo("visitor");
  }

  private String whoShows(String cookie) throws Exception {
    try (HttpClient other = HttpClient.newHttpClient()) {
      return other
          .send(
              request("/probe/who").header("Cookie", SessionRows.COOKIE + "=" + cookie).build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private String sessionCookie() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(SessionRows.COOKIE))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private String passwordOf(String login) {
    return people.logins().stream()
        .filter(known -> known.login().equals(login))
        .findFirst()
        .orElseThrow()
        .password();
  }

  private HttpResponse<String> signIn(String login, String password) throws Exception {
    get("/login");
    return post(
        "/login",
        "username=" + login + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    String token =
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse("");
    return send(
        request(path)
            .header("X-XSRF-TOKEN", token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> bearer(String secret) throws Exception {
    try (HttpClient program = HttpClient.newHttpClient()) {
      return program.send(
          request("/api/v1/probe/hr").header("Authorization", "Bearer " + secret).build(),
          BodyHandlers.ofString());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }
}
