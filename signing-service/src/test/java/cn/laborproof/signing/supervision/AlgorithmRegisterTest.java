package cn.laborproof.signing.supervision;

import static cn.laborproof.signing.supervision.DrawSteps.superuser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An employer files what manages its workers; the office of its place reads it. */
@ServiceTest
class AlgorithmRegisterTest {
  private static final String ALGORITHMS = "/api/v1/algorithms";
  private static final String WORDS = "请补充劳动者申诉的渠道。";
  private static final String BOUNDARY = "----laborproof-algorithms";
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Environment environment;

  /** Another for each test. */
  private final String name = "智能派单 " + UUID.randomUUID().toString().substring(0, 8);

  private Supervised supervised;
  private ApiClient hr;
  private ApiClient inspector;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    hr = supervised.login("hr.yunfan");
    inspector = supervised.login("inspector");
  }

  @Test
  void a_system_is_filed_read_changed_within_a_term_and_every_version_and_act_stays()
      throws SQLException {
    UUID first = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      ApiClient.Answer filed = file(hr, first, filing(), Supervised.COPY);
      assertThat(filed.status()).isEqualTo(201);
      assertThat(filed.json().path("id").asString()).isEqualTo(first.toString());
      assertThat(filed.json().path("acts").size()).as("sent twice, filed once").isEqualTo(1);
    }
    String entry = ALGORITHMS + "/" + first;
    JsonNode row = only(inspector, "filed");
    assertThat(row.path("id").asString()).isEqualTo(first.toString());
    assertThat(row.path("purpose").asString()).isEqualTo("order-dispatch");
    assertThat(row.path("version").asInt()).isEqualTo(1);
    assertThat(inspector.get(entry + "/versions/1/file").body()).isEqualTo(Supervised.COPY);
    assertThat(inspector.get(entry + "/versions/2/file").status()).isEqualTo(404);

    assertThat(fields(act(inspector, first, UUID.randomUUID(), "changes-asked", 1, 181, "短")))
        .containsExactly("days", "note");
    UUID asking = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      JsonNode asked = act(inspector, first, asking, "changes-asked", 1, 10, WORDS).json();
      assertThat(asked.path("current").path("standing").asString()).isEqualTo("changes-asked");
      assertThat(asked.path("current").path("shownDue").asString())
          .isEqualTo(today().plusDays(10) + " 24:00 UTC+8");
      assertThat(asked.path("acts").size()).as("pressed twice, asked once").isEqualTo(2);
    }
    assertThat(act(inspector, first, UUID.randomUUID(), "changes-asked", 1, 10, WORDS).code())
        .isEqualTo("wrong-state");
    assertThat(hr.get(entry).json().path("acts").path(1).path("note").asString()).isEqualTo(WORDS);
    only(hr, "changes-asked");
    superuser(
        environment,
        "update algorithm_version set due = now() - interval '1 minute' where entry_id = '%s'"
            .formatted(first));
    only(inspector, "overdue");
    assertThat(found(inspector, "changes-asked").path("total").asInt()).isZero();

    Map<String, String> changed = filing();
    changed.put("entry", first.toString());
    changed.put("appeals", "站点站长和工会小组");
    assertThat(file(hr, UUID.randomUUID(), changed, null).code())
        .as("without having read version 1")
        .isEqualTo("changed-meanwhile");
    changed.put("after", "1");
    UUID second = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      JsonNode now = file(hr, second, changed, null).json();
      assertThat(now.path("current").path("version").asInt()).isEqualTo(2);
      assertThat(now.path("current").path("appeals").asString()).contains("工会小组");
      assertThat(now.path("current").path("hasFile").asBoolean(true)).isFalse();
      assertThat(now.path("earlier").size()).isEqualTo(1);
      assertThat(now.path("earlier").path(0).has("appeals")).as("as it was filed then").isFalse();
    }
    assertThat(file(hr, UUID.randomUUID(), changed, null).code()).isEqualTo("changed-meanwhile");
    assertThat(act(inspector, first, UUID.randomUUID(), "taken-note", 1, 0, WORDS).code())
        .as("a version that was not read")
        .isEqualTo("changed-meanwhile");
    assertThat(act(inspector, first, UUID.randomUUID(), "taken-note", 2, 0, WORDS).status())
        .isEqualTo(200);
    only(inspector, "taken-note");
    assertThat(found(inspector, "").path("total").asInt()).as("one entry, one row").isEqualTo(1);

    JsonNode back = act(hr, first, UUID.randomUUID(), "taken-back", 2, 0, "系统已经停用。").json();
    assertThat(back.path("possible").isEmpty()).isTrue();
    assertThat(act(hr, first, UUID.randomUUID(), "taken-back", 2, 0, "系统已经停用。").code())
        .isEqualTo("wrong-state");
    assertThat(act(inspector, first, UUID.randomUUID(), "taken-note", 2, 0, WORDS).code())
        .isEqualTo("wrong-state");
    List<EvidenceTrail.TrailEvent> events =
        tenancy.as(
            new Actor.Platform(DemoCity.SERVICE_COMPANY),
            () -> trail.events(new StreamId("algorithm-entry", first)));
    assertThat(events.stream().map(EvidenceTrail.TrailEvent::kind))
        .containsExactly(
            "algorithm-entry.filed",
            "algorithm-entry.changes-asked",
            "algorithm-entry.filed",
            "algorithm-entry.taken-note",
            "algorithm-entry.taken-back");
    assertThat(events.get(1).facts()).containsEntry("due", today().plusDays(10).toString());
    assertThat(events.toString()).as("no words, no names").matches("\\p{ASCII}*");
  }

  @Test
  void what_is_missing_or_half_is_said_field_by_field_and_nothing_is_kept() {
    assertThat(fields(file(hr, UUID.randomUUID(), new HashMap<>(), null)))
        .containsExactly("name", "purpose", "data", "inUseSince", "workers");
    Map<String, String> half = filing();
    half.put("inUseSince", today().plusDays(1).toString());
    half.remove("rulesToldOn");
    half.put("heardOn", today().toString());
    half.put("purpose", "surveillance");
    assertThat(fields(file(hr, UUID.randomUUID(), half, null)))
        .containsExactly("purpose", "inUseSince", "rulesToldOn", "heardHow");
    Map<String, String> unreadable = filing();
    unreadable.put("inUseSince", "yesterday");
    assertThat(file(hr, UUID.randomUUID(), unreadable, null).status()).isEqualTo(400);
    byte[] program = "MZ program".getBytes(StandardCharsets.US_ASCII);
    assertThat(file(hr, UUID.randomUUID(), filing(), program).code()).isEqualTo("copy-unreadable");
    assertThat(found(hr, "").path("total").asInt()).isZero();
    assertThat(hr.get(ALGORITHMS + "?standing=approved").status()).isEqualTo(400);
  }

  @Test
  void only_its_employer_and_offices_of_its_place_see_an_entry_and_the_database_holds_it() {
    UUID entry = UUID.randomUUID();
    assertThat(file(hr, entry, filing(), Supervised.COPY).status()).isEqualTo(201);
    String path = ALGORITHMS + "/" + entry;
    ApiClient other = supervised.login("hr.jiangnan");
    ApiClient beside = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330109");
    for (ApiClient stranger : List.of(other, beside)) {
      assertThat(stranger.get(path).status()).isEqualTo(404);
      assertThat(stranger.get(path + "/versions/1/file").status()).isEqualTo(404);
      assertThat(found(stranger, "").path("total").asInt()).isZero();
    }
    assertThat(act(other, entry, UUID.randomUUID(), "taken-back", 1, 0, WORDS).status())
        .isEqualTo(404);
    assertThat(act(beside, entry, UUID.randomUUID(), "taken-note", 1, 0, WORDS).status())
        .isEqualTo(404);
    Map<String, String> another = filing();
    another.put("entry", entry.toString());
    another.put("after", "1");
    assertThat(file(other, UUID.randomUUID(), another, null).status()).isEqualTo(404);
    assertThat(file(other, entry, filing(), null).code())
        .as("an id that is somebody else's")
        .isEqualTo("changed-meanwhile");
    assertThat(act(hr, entry, UUID.randomUUID(), "taken-note", 1, 0, WORDS).status())
        .as("nobody takes note of their own")
        .isEqualTo(403);
    assertThat(act(inspector, entry, UUID.randomUUID(), "taken-back", 1, 0, WORDS).status())
        .isEqualTo(403);
    assertThat(file(inspector, UUID.randomUUID(), filing(), null).status()).isEqualTo(403);
    assertThat(supervised.login("seal.yunfan").get(ALGORITHMS).status()).isEqualTo(403);
    assertThat(new ApiClient(port).get(path).status()).isEqualTo(401);

    Actor next =
        new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "330109", Role.INSPECTOR, "x");
    for (Actor blind : List.of(member(DemoCity.MANUFACTURER), next, new Actor.Visitor())) {
      assertThat(seen(blind, "algorithm_entry where id = '" + entry + "'")).isZero();
      assertThat(seen(blind, "algorithm_version where entry_id = '" + entry + "'")).isZero();
      assertThat(seen(blind, "algorithm_act where entry_id = '" + entry + "'")).isZero();
    }
    assertThatThrownBy(() ->
            changed(
                member(DemoCity.SERVICE_COMPANY),
                "update algorithm_version set state = 'taken-note' where entry_id = '"
                    + entry
                    + "'"))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() ->
            changed(
                member(DemoCity.SERVICE_COMPANY),
                "update algorithm_version set filed = '{}' where entry_id = '" + entry + "'"))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThat(
            changed(
                next,
                "update algorithm_version set state = 'taken-note' where entry_id = '"
                    + entry
                    + "'"))
        .isZero();
  }

  @Test
  void an_employer_whose_code_nobody_confirmed_files_nothing() {
    String unique = UUID.randomUUID().toString();
    String login = "hr-" + unique;
    UUID employer = register(unique, login);
    ApiClient unconfirmed = supervised.login(login, Supervised.PASSWORD);
    assertThat(file(unconfirmed, UUID.randomUUID(), filing(), null).code())
        .isEqualTo("code-not-confirmed");
    assertThat(unconfirmed.page("/own-algorithms")).contains("不能填报").doesNotContain("file-entry");
    assertThatThrownBy(() ->
            changed(
                member(employer),
                """
                insert into algorithm_entry (id, tenant_id, region, employer, employer_name, opened_at)
                select gen_random_uuid(), tenant_id, region, credit_code, name, now() from code_confirmation where tenant_id = '%s'
                """
                    .formatted(employer)))
        .as("by the database alone")
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(
            inspector
                .post(
                    "/api/v1/code-confirmations/" + employer + "/decision",
                    Map.of("outcome", "confirmed", "grounds", "与公示信息逐项一致。"))
                .status())
        .isEqualTo(200);
    assertThat(file(unconfirmed, UUID.randomUUID(), filing(), null).status()).isEqualTo(201);
  }

  @Test
  void from_the_filing_to_the_second_version_on_a_phone() {
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.setViewportSize(360, 800);
      own.navigate(browser.at("/own-algorithms"));
      own.fill("#name", name);
      own.click("#file-entry [type=submit]");
      own.waitForSelector(".error-summary");
      assertThat(own.getAttribute("#data", "aria-invalid")).isEqualTo("true");
      assertThat(own.inputValue("#name")).as("what was typed stays").isEqualTo(name);
      own.selectOption("#purpose", "order-dispatch");
      own.fill("#data", "接单位置、接单时长、送达时刻、顾客评价。");
      own.fill("#inUseSince", "2025-03-01");
      own.fill("#workers", "86");
      browser.looksRight(own, "own-algorithms");
      own.click("#file-entry [type=submit]");
      own.waitForURL(url -> url.matches(".*/own-algorithms/[0-9a-f-]{36}"));
      String entry = own.url().substring(own.url().lastIndexOf('/') + 1);
      assertThat(own.textContent("#filed")).contains("派单").contains("未填报");
      browser.looksRight(own, "own-algorithm");

      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.setViewportSize(360, 800);
      desk.navigate(browser.at("/algorithms"));
      browser.looksRight(desk, "algorithms");
      desk.click(".figures a[href='/algorithms?standing=filed']");
      desk.waitForURL(browser.at("/algorithms?standing=filed"));
      desk.navigate(browser.at("/algorithms?q=" + name.substring(name.length() - 8)));
      desk.click("main .warning-list a");
      desk.waitForURL(browser.at("/algorithms/" + entry));
      desk.click("[data-act=changes-asked] summary");
      desk.fill("#days", "5");
      desk.fill("#note-changes-asked", WORDS);
      browser.looksRight(desk, "algorithm");
      desk.click("[data-act=changes-asked] [type=submit]");
      desk.waitForSelector("#state:has-text('已请补充')");

      own.navigate(browser.at("/console"));
      assertThat(own.textContent("main")).contains("项用工算法需要补充");
      own.navigate(browser.at("/own-algorithms/" + entry));
      assertThat(own.textContent("#acts")).contains(WORDS);
      own.fill("#appeals", "站点站长和工会小组");
      own.click("#change [type=submit]");
      own.waitForSelector("#filed:has-text('工会小组')");
      desk.navigate(browser.at("/algorithms/" + entry));
      assertThat(desk.textContent("#earlier")).contains("第 1 版");
      desk.fill("#note-taken-note", "补充清楚，收悉。");
      desk.click("[data-act=taken-note] [type=submit]");
      desk.waitForSelector("#state:has-text('已收悉')");
      own.navigate(browser.at("/own-algorithms/" + entry + "?lang=en"));
      assertThat(own.textContent("main")).contains("Note taken").contains("Earlier versions");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private Map<String, String> filing() {
    Map<String, String> typed = new HashMap<>();
    typed.put("name", name);
    typed.put("purpose", "order-dispatch");
    typed.put("data", "接单位置、接单时长、送达时刻、顾客评价。");
    typed.put("inUseSince", "2025-03-01");
    typed.put("workers", "86");
    typed.put("rules", "派单先近后远；拒单三次后当天不再派单。");
    typed.put("rulesToldOn", "2025-02-20");
    return typed;
  }

  private static ApiClient.Answer file(
      ApiClient by, UUID id, Map<String, String> typed, byte[] file) {
    var body = new ByteArrayOutputStream();
    part(body, "id", "", id.toString().getBytes(StandardCharsets.US_ASCII));
    typed.forEach((field, value) -> part(body, field, "", value.getBytes(StandardCharsets.UTF_8)));
    if (file != null) {
      part(body, "file", "; filename=\"rules.png\"", file);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return by.upload(ALGORITHMS, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static ApiClient.Answer act(
      ApiClient by, UUID entry, UUID id, String act, int version, int days, String note) {
    return by.post(
        ALGORITHMS + "/" + entry + "/acts",
        Map.of("id", id.toString(), "act", act, "version", version, "days", days, "note", note));
  }

  private static List<String> fields(ApiClient.Answer answer) {
    assertThat(answer.code()).isEqualTo("invalid-input");
    return answer.json().path("fields").findValuesAsString("field");
  }

  /** What the list holds of this test. */
  private JsonNode found(ApiClient by, String standing) {
    String mark = name.substring(name.length() - 8);
    return by.get(ALGORITHMS + "?standing=" + standing + "&q=" + mark).json();
  }

  private JsonNode only(ApiClient by, String standing) {
    JsonNode found = found(by, standing);
    assertThat(found.path("total").asInt()).as(standing).isEqualTo(1);
    assertThat(found.path("algorithms").path(0).path("standing").asString()).isEqualTo(standing);
    return found.path("algorithms").path(0);
  }

  private UUID register(String unique, String login) {
    var digits = new StringBuilder("91330106");
    for (int i = 0; i < 9; i++) {
      digits.append(ALPHABET.charAt(unique.codePointAt(i == 8 ? 9 : i) % ALPHABET.length()));
    }
    Map<String, String> input = new HashMap<>();
    input.put("kind", "employer");
    input.put("name", "待确认配送有限公司");
    input.put("creditCode", UnifiedSocialCreditCode.completing(digits.toString()).value());
    input.put("domicile", "浙江省杭州市西湖区试验路2号");
    input.put("legalRepresentative", "周正");
    input.put("region", DemoCity.REGION);
    input.put("sealInscription", "合同专用章");
    input.put("login", login);
    input.put("displayName", "注册人");
    input.put("password", Supervised.PASSWORD);
    input.put("sealLogin", "seal-" + unique);
    input.put("sealPassword", Supervised.PASSWORD);
    ApiClient.Answer registered = new ApiClient(port).post("/api/v1/organisations", input);
    assertThat(registered.status()).isEqualTo(201);
    return UUID.fromString(registered.json().path("id").asString());
  }

  private long seen(Actor actor, String from) {
    return tenancy.inTransaction(
        actor, () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
  }

  private int changed(Actor actor, String sql) {
    return tenancy.inTransaction(actor, () -> jdbc.sql(sql).update());
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }

  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
