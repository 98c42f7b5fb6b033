package cn.laborproof.signing.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.OperatorAccess;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Offices as the operator settles them, with the command that asks the running service. */
@JourneyTest
class OfficesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OWN = "只有我自己知道的一句话";
  private static final Pattern LOGIN = Pattern.compile("(?m)^login   (\\S+) +([a-z2-9]{20}) ");
  private static final Pattern OFFICE = Pattern.compile("(?m)^office  ([0-9a-f-]{36}) ");

  @LocalServerPort int port;
  @Autowired Installation installation;

  private record Ran(int code, String said) {
    String passwordOf(String login) {
      Matcher matcher = LOGIN.matcher(said);
      while (matcher.find()) {
        if (matcher.group(1).equals(login)) {
          return matcher.group(2);
        }
      }
      throw new AssertionError("no password of " + login + " in: " + said);
    }

    String office() {
      Matcher matcher = OFFICE.matcher(said);
      assertThat(matcher.find()).as(said).isTrue();
      return matcher.group(1);
    }
  }

  @Test
  void an_office_is_settled_its_people_sign_in_and_it_seals_what_it_writes() {
    String code = UnifiedSocialCreditCode.completing("1162010200DEMA021").value();
    String[] asked = {
      "add",
      "--name",
      "城关区人力资源和社会保障局",
      "--code",
      code,
      "--region",
      "620102",
      "--address",
      "兰州市城关区测试路1号",
      "--head",
      "王一",
      "--seal",
      "劳动关系专用章",
      "--inspector",
      "chengguan.one=监察员甲",
      "--inspector",
      "chengguan.two=监察员乙",
      "--keeper",
      "chengguan.seal=印章保管丙"
    };
    Ran settled = run(asked);
    assertThat(settled.code()).as(settled.said()).isZero();
    ApiClient inspector = firstTime("chengguan.one", settled.passwordOf("chengguan.one"));
    assertThat(inspector.get("/api/v1/findings").status()).isEqualTo(200);
    assertThat(inspector.page("/warnings")).contains("监察员甲");
    String half = half();
    await()
        .atMost(PATIENCE)
        .until(
            () -> inspector.post("/api/v1/analysis-reports", Map.of("half", half)).status() == 201);
    ApiClient keeper = firstTime("chengguan.seal", settled.passwordOf("chengguan.seal"));
    assertThat(keeper.get("/api/v1/organisations/mine").json().path("creditCode").asString())
        .isEqualTo(code);

    Ran again = run(asked);
    assertThat(again.code()).isZero();
    assertThat(again.office()).isEqualTo(settled.office());
    assertThat(again.said()).contains("(there already)").doesNotContainPattern(LOGIN.pattern());

    Ran more = run("people", "--office", settled.office(), "--inspector", "chengguan.three=监察员丁");
    assertThat(more.code()).as(more.said()).isZero();
    assertThat(
            firstTime("chengguan.three", more.passwordOf("chengguan.three"))
                .get("/api/v1/findings")
                .status())
        .isEqualTo(200);

    Ran suspended =
        run(
            "suspend",
            "--office",
            settled.office(),
            "--login",
            "chengguan.one",
            "--login",
            "chengguan.seal");
    assertThat(suspended.code()).as(suspended.said()).isZero();
    assertThat(suspended.said()).contains("suspended chengguan.one", "suspended chengguan.seal");
    assertThat(inspector.get("/api/v1/findings").status())
        .as("signed in before, and no more")
        .isEqualTo(401);
    assertThat(keeper.get("/api/v1/organisations/mine").status()).isEqualTo(401);
    assertThat(new ApiClient(port).login("chengguan.one", OWN).get("/api/v1/findings").status())
        .isEqualTo(401);
    assertThat(run("suspend", "--office", settled.office(), "--login", "chengguan.one").said())
        .contains("already");
    assertThat(run("restore", "--office", settled.office(), "--login", "chengguan.one").code())
        .isZero();
    assertThat(new ApiClient(port).login("chengguan.one", OWN).get("/api/v1/findings").status())
        .isEqualTo(200);
    assertThat(run("suspend", "--office", settled.office(), "--login", "union.nobody").code())
        .as("who does not act for the office")
        .isEqualTo(1);
  }

  /** Signs in with a first password, which opens nothing, and chooses another. */
  private ApiClient firstTime(String login, String first) {
    ApiClient client = new ApiClient(port).login(login, first);
    ApiClient.Answer refused = client.get("/api/v1/findings");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("first-password");
    assertThat(client.page("/password")).contains("请先设置您自己的密码");
    ApiClient.Answer changed =
        client.form("/password", Map.of("current", first, "chosen", OWN, "again", OWN));
    assertThat(changed.status()).isEqualTo(200);
    return client;
  }

  @Test
  void a_body_that_monitors_has_people_and_nothing_else() {
    Ran settled =
        run("add", "--body", "union", "--region", "620103", "--person", "union.qilihe=干部甲");
    assertThat(settled.code()).as(settled.said()).isZero();
    ApiClient union = firstTime("union.qilihe", settled.passwordOf("union.qilihe"));
    assertThat(union.get("/monitoring").status()).isEqualTo(200);
    assertThat(union.get("/api/v1/findings").status()).isEqualTo(403);
    Ran keeper = run("people", "--office", settled.office(), "--keeper", "union.seal=干部乙");
    assertThat(keeper.code()).isEqualTo(1);
    assertThat(keeper.said()).contains("people.keeper");
  }

  @Test
  void what_is_wrong_is_said_and_settles_nothing() {
    Ran wrong =
        run(
            "add",
            "--name",
            "某局",
            "--code",
            "123",
            "--region",
            "6201",
            "--address",
            "某路1号",
            "--head",
            "王一",
            "--seal",
            "专用章",
            "--inspector",
            "X=甲");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.said()).contains("creditCode", "people.login", "people.name");
    Ran taken = run("add", "--body", "federation", "--region", "6201", "--person", "inspector=某某");
    assertThat(taken.code()).isEqualTo(1);
    Ran employer =
        run(
            "add",
            "--name",
            "某某局",
            "--code",
            UnifiedSocialCreditCode.completing("9133010600DEMA002").value(),
            "--region",
            "330106",
            "--address",
            "某路1号",
            "--head",
            "王一",
            "--seal",
            "专用章",
            "--inspector",
            "someone.else=某某");
    assertThat(employer.code()).as("the code of an employer").isEqualTo(1);
    assertThat(run("people", "--office", UUID.randomUUID().toString(), "--person", "abc=某某").code())
        .isEqualTo(1);
    assertThat(run("people", "--office", "no-id").code()).isEqualTo(64);
    assertThat(run("suspend", "--office", UUID.randomUUID().toString(), "--login", "abc").code())
        .isEqualTo(1);
    assertThat(run("suspend", "--office", UUID.randomUUID().toString()).code()).isEqualTo(64);
    assertThat(run("add", "--nonsense", "x").said())
        .contains("unknown option", "laborproof office");
    assertThat(run("add", "--name").code()).isEqualTo(64);
    assertThat(run().code()).isEqualTo(64);
  }

  @Test
  void no_account_and_no_other_token_settles_an_office(@TempDir Path empty) throws Exception {
    Path token = installation.directory(OperatorAccess.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    String metrics = Files.readString(installation.directory("metrics.token")).strip();
    for (Optional<String> shown :
        List.of(
            Optional.<String>empty(), Optional.of("Bearer " + metrics), Optional.of("Bearer "))) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/operator/offices"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString("{\"kind\":\"union\",\"region\":\"62\",\"people\":[]}"));
      shown.ifPresent(value -> request.header("Authorization", value));
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("not-signed-in");
      }
    }
    var out = new ByteArrayOutputStream();
    assertThat(
            OfficeCommand.run(
                List.of("add", "--body", "union", "--region", "62", "--person", "abc=某某"),
                service(),
                empty,
                new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isEqualTo(69);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("operator.token");
  }

  private Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    int code =
        OfficeCommand.run(
            List.of(arguments),
            service(),
            installation.data(),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Ran(code, out.toString(StandardCharsets.UTF_8));
  }

  private URI service() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static String half() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    return today.getYear() + (today.getMonthValue() <= 6 ? "-H1" : "-H2");
  }
}
