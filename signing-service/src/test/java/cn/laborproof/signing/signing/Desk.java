package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.template.SampleContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What tests do on the employer's side and on the worker's phone, through the API alone. */
public final class Desk {
  public static final Map<String, Object> SIGNATURE =
      Map.of(
          "width", 300,
          "height", 150,
          "strokes",
              List.of(
                  List.of(List.of(20, 30), List.of(120, 90)),
                  List.of(List.of(40, 100), List.of(200, 40))));

  private static final Pattern LINK = Pattern.compile("/s#([A-Za-z0-9_-]{43})");
  // Six digits may also stand inside the token of a link.
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z_#/-])[0-9]{6}(?![0-9A-Za-z_/-])");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private final Path data;
  private final Map<String, String> resident;

  public Desk(int port, Path data, Map<String, String> resident) {
    this.port = port;
    this.data = data;
    this.resident = resident;
  }

  public Map<String, String> resident() {
    return resident;
  }

  public ApiClient login(String user) {
    return new ApiClient(port).login(user, password(user));
  }

  public String password(String user) {
    try {
      return Files.readAllLines(data.resolve("demo-logins.txt")).stream()
          .map(line -> line.split("\\s+"))
          .filter(parts -> parts[0].equals(user))
          .map(parts -> parts[1])
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ApiClient phone() {
    return new ApiClient(port);
  }

  public Map<String, String> contractData() {
    var typed = SampleContracts.typed();
    typed.putAll(
        Map.of(
            "worker.name", resident.get("name"),
            "worker.idNumber", resident.get("idNumber"),
            "worker.mobile", resident.get("mobile")));
    return typed;
  }

  /** Drafts and freezes; answers the contract's id. */
  public String freeze(ApiClient hr) {
    var draft =
        hr.post(
            "/api/v1/contracts",
            Map.of("template", "labour-contract-general", "data", contractData()));
    assertThat(draft.status()).as(new String(draft.body())).isEqualTo(201);
    String id = draft.json().path("id").asString();
    var frozen = hr.post("/api/v1/contracts/" + id + "/freeze", Map.of("confirmed", List.of()));
    assertThat(frozen.status()).as(new String(frozen.body())).isEqualTo(200);
    return id;
  }

  /** Invites; answers the token of the link. */
  public String invite(ApiClient hr, String contract) {
    var invitation = hr.post("/api/v1/contracts/" + contract + "/invitation", Map.of());
    assertThat(invitation.status()).as(new String(invitation.body())).isEqualTo(201);
    Matcher link = LINK.matcher(invitation.json().path("link").asString());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** The messages with a code that have arrived on the worker's phone, by their ids. */
  public Set<String> codesSoFar() {
    return codes().keySet();
  }

  /** The newest code, as soon as one has arrived that was not among those before. */
  public String code(Set<String> before) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                codes().entrySet().stream()
                    .filter(message -> !before.contains(message.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Codes by message, newest first. The inbox shows the newest messages only. */
  private Map<String, String> codes() {
    var codes = new LinkedHashMap<String, String>();
    for (JsonNode message : inbox()) {
      Matcher code = CODE.matcher(message.path("body").asString());
      if (code.find()) {
        codes.put(message.path("id").asString(), code.group());
      }
    }
    return codes;
  }

  /** The token of the newest link on the phone. */
  public String newestLink() {
    for (JsonNode message : inbox()) {
      Matcher link = LINK.matcher(message.path("body").asString());
      if (link.find()) {
        return link.group(1);
      }
    }
    throw new AssertionError("no link arrived");
  }

  public JsonNode inbox() {
    return phone().get("/demo/inbox?mobile=" + resident.get("mobile")).json();
  }

  /** From the link to the point where the identity is to be shown. */
  public ApiClient towardsIdentity(String token, String route) {
    return towardsIdentity(phone(), token, route);
  }

  /** The same on a device that may have been used before. */
  public ApiClient towardsIdentity(ApiClient phone, String token, String route) {
    return towardsIdentity(
        phone, token, Map.of("route", route, "faceConsent", route.equals("face")));
  }

  /** The same with these words where the way is chosen. */
  public ApiClient towardsIdentity(ApiClient phone, String token, Map<String, ?> choice) {
    step(phone.post("/api/v1/signing/sessions", Map.of("token", token)), "notice");
    step(phone.post("/api/v1/signing/session/agree", Map.of()), "route");
    step(phone.post("/api/v1/signing/session/route", choice), "number");
    Set<String> before = codesSoFar();
    step(
        phone.post("/api/v1/signing/session/number", Map.of("idNumber", resident.get("idNumber"))),
        "code");
    step(
        phone.post("/api/v1/signing/session/code", Map.of("code", code(before))),
        "face".equals(choice.get("route")) ? "portrait" : "bank-card");
    return phone;
  }

  public void bankCard(ApiClient phone) {
    step(
        phone.post("/api/v1/signing/session/bank-card", Map.of("card", resident.get("card"))),
        "reading");
  }

  /** Reads to the end, confirms and signs; waits until the signature is there. */
  public void readAndSign(ApiClient phone) {
    String sha256 = phone.get("/api/v1/signing/session/reading").json().path("sha256").asString();
    step(
        phone.post("/api/v1/signing/session/reading", Map.of("reachedEnd", true, "seconds", 40)),
        "will");
    Set<String> before = codesSoFar();
    assertThat(phone.post("/api/v1/signing/session/will/code", Map.of()).status()).isEqualTo(200);
    var confirmed =
        phone.post(
            "/api/v1/signing/session/will",
            Map.of("sha256", sha256, "code", code(before), "signature", SIGNATURE));
    assertThat(confirmed.status()).as(new String(confirmed.body())).isEqualTo(200);
    waitFor(phone, "half-signed");
  }

  public void waitFor(ApiClient phone, String step) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> phone.get("/api/v1/signing/session").json().path("step").asString().equals(step));
  }

  public void sealAndWait(ApiClient keeper, String contract) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> keeper.post("/api/v1/contracts/" + contract + "/seal", Map.of()).status() == 202);
    await()
        .atMost(PATIENCE)
        .until(() ->
            keeper
                .get("/api/v1/contracts/" + contract + "/status")
                .json()
                .path("state")
                .asString()
                .equals("concluded"));
  }

  public static void step(ApiClient.Answer answer, String expected) {
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
    assertThat(answer.json().path("step").asString()).isEqualTo(expected);
  }
}
