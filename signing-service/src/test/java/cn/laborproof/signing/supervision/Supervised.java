package cn.laborproof.signing.supervision;

import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.signing.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What tests of this room do over HTTP, as people of the demo city or as others. */
final class Supervised {

  private static final String BOUNDARY = "----laborproof-test";

  /** The smallest thing that begins like a PNG. */
  static final byte[] COPY = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};

  /** What somebody who was made up for a test types. */
  static final String PASSWORD = "test-pass-1";

  private final int port;
  private final Path data;

  Supervised(int port, Path data) {
    this.port = port;
    this.data = data;
  }

  /** An act about a warning whose paper lies elsewhere; a notice was given to somebody just now. */
  static Map<String, Object> onPaper(Map<String, ?> act) {
    var all = new HashMap<String, Object>(act);
    if (List.of("send-up", "accept", "notice").contains(act.get("act"))) {
      all.put("withoutPaper", "纸质文书在线下盖章，另案存档。");
    }
    if ("notice".equals(act.get("act"))) {
      all.put("servedAt", Instant.now().toString());
      all.put("means", "in-person");
      all.put("receiver", "行政主管王某");
    }
    return all;
  }

  /** An instant as a page's field takes it, in China. */
  static String minute(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai"))
        .truncatedTo(ChronoUnit.MINUTES)
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
  }

  /** Signs in as somebody of the demo city. */
  ApiClient login(String user) {
    return login(user, password(user));
  }

  /** The generated password of somebody of the demo city. */
  String password(String user) {
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

  ApiClient login(String user, String password) {
    return new ApiClient(port).login(user, password);
  }

  /** Somebody of an office of their own, which looks after a region. */
  ApiClient inspectorOf(Accounts accounts, Tenancy tenancy, UUID office, String region) {
    return login(inspector(accounts, tenancy, office, region), PASSWORD);
  }

  /** The same, as the name they sign in with. */
  String inspector(Accounts accounts, Tenancy tenancy, UUID office, String region) {
    String login = "inspector-" + UUID.randomUUID();
    var account =
        new Accounts.NewAccount(
            new Accounts.Owner.Office(office, region), Role.INSPECTOR, login, "他区监察员", PASSWORD);
    tenancy.inTransaction(
        new Actor.Official(office, office, region, Role.PLATFORM, ""),
        () -> accounts.create(account));
    return login;
  }

  /** Delivers facts of which every line is good. */
  static void deliver(ApiClient office, String kind, String csv) {
    var answer =
        office.upload(
            "/api/v1/risk/facts/" + kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv");
    if (answer.status() != 201 || answer.json().path("summary").path("rejected").asLong() > 0) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  /** Judging goes on after a delivery; numbers and lists are compared once it is done. */
  static void untilJudged(ApiClient office) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() ->
            !new String(office.get("/facts").body(), StandardCharsets.UTF_8).contains("等待研判"));
  }

  static ApiClient.Answer upload(ApiClient client, byte[] csv) {
    return client.upload("/api/v1/rosters", csv, "text/csv");
  }

  static ApiClient.Answer upload(ApiClient client, String csv) {
    return upload(client, csv.getBytes(StandardCharsets.UTF_8));
  }

  static ApiClient.Answer declare(ApiClient client, Map<String, String> fields, byte[] copy) {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> part(body, name, "", value.getBytes(StandardCharsets.UTF_8)));
    part(body, "copy", "; filename=\"copy.png\"", copy);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return client.upload(
        "/api/v1/paper-contracts", body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Every finding of a query, page by page. */
  static List<JsonNode> findings(ApiClient client, String query) {
    var all = new ArrayList<JsonNode>();
    JsonNode page;
    int number = 0;
    do {
      ApiClient.Answer answer =
          client.get("/api/v1/findings?size=200&page=" + number++ + "&" + query);
      if (answer.status() != 200) {
        throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
      }
      page = answer.json();
      page.path("findings").forEach(all::add);
    } while (page.path("more").asBoolean());
    return all;
  }
}
