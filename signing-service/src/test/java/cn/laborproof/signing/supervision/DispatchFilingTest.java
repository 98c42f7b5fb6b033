package cn.laborproof.signing.supervision;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A dispatch firm files its annual report; the office of its place takes it up or sends it back.
 */
@ServiceTest
class DispatchFilingTest {
  private static final String DISPATCH = "/api/v1/dispatch/";
  private static final String FILINGS = DISPATCH + "filings";
  private static final String WORDS = "报告参保人数与社保登记不一致，请核对。";
  private static final String ANSWER = "已逐人核对，补缴凭证见新的版本。";
  private static final String REGION = "320404";
  private static final String BOUNDARY = "----laborproof-filings";
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;

  private final String unique = UUID.randomUUID().toString();
  private final String login = "hr-" + unique;
  private final UUID office = UUID.randomUUID();

  /** Its last day has passed whatever day this runs. */
  private final int year = LocalDate.now(CHINA).getYear() - 2;

  private Supervised supervised;
  private String inspectorLogin;
  private ApiClient inspector;
  private ApiClient hr;
  private String code;
  private UUID firm;

  @BeforeEach
  void a_firm_whose_code_is_confirmed() {
    supervised = new Supervised(port, installation.data());
    inspectorLogin = supervised.inspector(accounts, tenancy, office, REGION);
    inspector = supervised.login(inspectorLogin, Supervised.PASSWORD);
    firm = register();
    hr = supervised.login(login, Supervised.PASSWORD);
  }

  @Test
  void a_report_is_filed_sent_back_taken_up_ordered_answered_and_accepted() {
    confirm();
    licensed();
    assertThat(standing("missing")).containsExactly(code);
    assertThat(draft(0, report()).json().path("revision").asInt()).isEqualTo(1);
    assertThat(draft(0, report()).json().path("revision").asInt())
        .as("the same again, after an answer that was lost")
        .isEqualTo(1);
    Map<String, String> other = new HashMap<>(report());
    other.put("operations", "另一个窗口写的。");
    assertThat(draft(0, other).code()).as("over another draft").isEqualTo("changed-meanwhile");
    UUID first = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      ApiClient.Answer filed = file(first, 1, 0, Supervised.COPY, Supervised.COPY);
      assertThat(filed.status()).isEqualTo(201);
      assertThat(filed.json().path("acts").size()).as("sent twice, filed once").isEqualTo(1);
      assertThat(filed.json().path("current").path("files").asInt()).isEqualTo(2);
      assertThat(filed.json().path("current").path("atUnits").asLong()).isEqualTo(30);
      assertThat(filed.json().path("filing").path("late").asBoolean()).isTrue();
    }
    assertThat(file(UUID.randomUUID(), 1, 0).code())
        .as("the draft was filed")
        .isEqualTo("changed-meanwhile");
    assertThat(standing("handed-in")).containsExactly(code);
    assertThat(standing("missing")).isEmpty();
    String filing = FILINGS + "/" + first;
    assertThat(inspector.get(filing + "/versions/1/files/2").body()).isEqualTo(Supervised.COPY);
    assertThat(inspector.get(filing + "/versions/1/files/3").status()).isEqualTo(404);

    assertThat(act(inspector, first, UUID.randomUUID(), "send-back", 1, 61, "短").code())
        .isEqualTo("invalid-input");
    UUID back = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      JsonNode sent = act(inspector, first, back, "send-back", 1, 10, WORDS).json();
      assertThat(sent.path("filing").path("standing").asString()).isEqualTo("sent-back");
      assertThat(sent.path("filing").path("shownDue").asString())
          .isEqualTo(LocalDate.now(CHINA).plusDays(10) + " 24:00 UTC+8");
      assertThat(sent.path("acts").size()).as("pressed twice, sent once").isEqualTo(2);
    }
    assertThat(standing("returned")).containsExactly(code);
    assertThat(hr.get(filing).json().path("acts").path(1).path("note").asString()).isEqualTo(WORDS);
    Map<String, String> corrected = report();
    corrected.put("insured", "29");
    draft(0, corrected);
    assertThat(file(UUID.randomUUID(), 1, 0).code()).as("version 1").isEqualTo("changed-meanwhile");
    JsonNode second = file(UUID.randomUUID(), 1, 1).json();
    assertThat(second.path("current").path("version").asInt()).isEqualTo(2);
    assertThat(second.path("earlier").path(0).path("report").path("insured").asString())
        .isEqualTo("28");
    assertThat(second.path("filing").path("shownDue").isMissingNode()).isTrue();

    assertThat(act(inspector, first, UUID.randomUUID(), "take", 1, 0, WORDS).code())
        .as("a version that was not read")
        .isEqualTo("changed-meanwhile");
    JsonNode taken = act(inspector, first, UUID.randomUUID(), "take", 2, 0, "收到报告，材料齐全。").json();
    assertThat(taken.path("filing").path("standing").asString()).isEqualTo("taken");
    String report = DISPATCH + "reports/" + taken.path("verification").path("id").asString();
    JsonNode verified = inspector.get(report).json();
    assertThat(verified.path("state").asString()).isEqualTo("filed");
    assertThat(verified.path("reportedOn").asString())
        .isEqualTo(second.path("filing").path("reportedOn").asString());
    assertThat(verified.path("late").asBoolean()).isTrue();
    JsonNode figures = verified.path("history").path(0).path("figures");
    assertThat(figures.path("workers").asInt()).isEqualTo(30);
    assertThat(figures.path("units").asInt()).isEqualTo(2);
    assertThat(figures.path("insured").asInt()).isEqualTo(29);
    assertThat(standing("filed")).containsExactly(code);
    assertThat(hr.get(filing).body()).asString(StandardCharsets.UTF_8).doesNotContain("材料齐全");
    draft(0, corrected);
    assertThat(file(UUID.randomUUID(), 1, 2).code()).as("being verified").isEqualTo("wrong-state");
    assertThat(act(hr, first, UUID.randomUUID(), "answer", 2, 0, ANSWER).code())
        .as("nothing to answer yet")
        .isEqualTo("wrong-state");

    verify(report, "order");
    JsonNode ordered = hr.get(filing).json();
    assertThat(ordered.path("verification").path("state").asString()).isEqualTo("rectifying");
    assertThat(ordered.path("verification").has("due")).isTrue();
    assertThat(ordered.path("acts").toString()).contains("责令整改").contains(WORDS);
    assertThat(hr.page("/own-dispatch?year=" + year)).contains("还剩 20 天").contains(WORDS);
    assertThat(act(inspector, first, UUID.randomUUID(), "send-back", 2, 5, WORDS).code())
        .as("it was decided")
        .isEqualTo("wrong-state");
    assertThat(act(hr, first, UUID.randomUUID(), "answer", 2, 0, ANSWER).status()).isEqualTo(200);
    assertThat(file(UUID.randomUUID(), 1, 2, Supervised.COPY).status()).isEqualTo(201);
    assertThat(inspector.get(filing).json().path("acts").toString()).contains(ANSWER);
    JsonNode submitted = act(inspector, first, UUID.randomUUID(), "take", 3, 0, WORDS).json();
    assertThat(submitted.path("verification").path("state").asString()).isEqualTo("submitted");
    verify(report, "accept");
    JsonNode done = hr.get(filing).json();
    assertThat(done.path("verification").path("state").asString()).isEqualTo("rectified");
    assertThat(done.path("possible")).isEmpty();
    assertThat(hr.page("/own-dispatch?year=" + year))
        .contains("整改已验收")
        .doesNotContain("id=\"filing\"");
    List<EvidenceTrail.TrailEvent> events =
        tenancy.as(
            new Actor.Platform(firm), () -> trail.events(new StreamId("dispatch-filing", first)));
    assertThat(events.stream().map(EvidenceTrail.TrailEvent::kind))
        .containsExactly(
            "dispatch-filing.filed",
            "dispatch-filing.sent-back",
            "dispatch-filing.filed",
            "dispatch-filing.taken",
            "dispatch-filing.told",
            "dispatch-filing.answered",
            "dispatch-filing.filed",
            "dispatch-filing.taken",
            "dispatch-filing.told");
    assertThat(events.toString()).as("no words, no names").matches("\\p{ASCII}*");
  }

  @Test
  void a_firm_without_business_is_helped_sees_it_and_answers() {
    confirm();
    licensed();
    Map<String, String> idle = new HashMap<>();
    idle.put("business", "no");
    idle.put("operations", "全年没有派遣业务，转做代理招聘。");
    for (String count :
        List.of("workers", "contracts", "unionMembers", "insured", "disputes", "payTotal")) {
      idle.put(count, "0");
    }
    idle.put("units", "甲厂,3,操作工,一年");
    draft(0, idle);
    assertThat(fields(file(UUID.randomUUID(), 1, 0))).containsExactly("units");
    idle.remove("units");
    draft(1, idle);
    UUID filing = UUID.randomUUID();
    assertThat(file(filing, 2, 0).status()).isEqualTo(201);
    JsonNode taken = act(inspector, filing, UUID.randomUUID(), "take", 1, 0, WORDS).json();
    String report = DISPATCH + "reports/" + taken.path("verification").path("id").asString();
    verify(report, "find-idle");
    verify(report, "help");
    assertThat(standing("help")).containsExactly(code);
    JsonNode seen = hr.get(FILINGS + "/" + filing).json();
    assertThat(seen.path("verification").path("state").asString()).isEqualTo("no-business");
    assertThat(seen.path("acts").path(2).has("note")).as("why it was decided stays").isFalse();
    assertThat(seen.path("acts").path(3).path("note").asString()).isEqualTo(WORDS);
    assertThat(act(hr, filing, UUID.randomUUID(), "answer", 1, 0, ANSWER).status()).isEqualTo(200);
  }

  @Test
  void what_is_missing_or_wrong_is_said_field_by_field_and_the_draft_stays() {
    confirm();
    draft(0, new HashMap<>());
    assertThat(fields(file(UUID.randomUUID(), 1, 0)))
        .as("nobody knows it as a dispatch firm")
        .containsExactly(
            "licence",
            "business",
            "operations",
            "workers",
            "contracts",
            "unionMembers",
            "payTotal",
            "insured",
            "disputes",
            "pay",
            "insurance",
            "units",
            "agreements");
    Map<String, String> wrong = report();
    wrong.put("licence", "苏40420001");
    wrong.put("workers", "三十");
    wrong.put("payTotal", "1.234");
    wrong.put("units", "甲厂,20,操作工,一年\n乙厂,10");
    wrong.put("disputes", "1");
    draft(1, wrong);
    byte[] copy = Supervised.COPY;
    assertThat(fields(file(UUID.randomUUID(), 2, 0, copy, copy, copy, copy)))
        .containsExactly("workers", "payTotal", "disputesHow", "units", "file");
    byte[] program = "MZ program".getBytes(StandardCharsets.US_ASCII);
    assertThat(file(UUID.randomUUID(), 2, 0, program).code()).isEqualTo("copy-unreadable");
    wrong.put("operations", "长".repeat(2001));
    assertThat(fields(draft(2, wrong))).containsExactly("operations");
    assertThat(hr.page("/own-dispatch?year=" + year)).contains("乙厂,10");
    assertThat(hr.get(FILINGS).json().path("total").asInt()).isZero();
    assertThat(hr.get("/own-dispatch?year=" + (year + 2)).status()).as("not over").isEqualTo(400);
    assertThat(hr.get(FILINGS + "?standing=approved").status()).isEqualTo(400);

    Map<String, String> unknown = report();
    unknown.put("licence", "苏40420001");
    draft(2, unknown);
    UUID filing = UUID.randomUUID();
    assertThat(file(filing, 3, 0).status()).as("it states its licence").isEqualTo(201);
    assertThat(standing("handed-in")).as("from now on the office knows it").containsExactly(code);
    assertThat(act(inspector, filing, UUID.randomUUID(), "take", 1, 0, WORDS).status())
        .isEqualTo(200);
  }

  @Test
  void a_draft_of_marks_that_take_more_room_than_letters_is_refused_and_not_an_error() {
    confirm();
    Map<String, String> quoted = report();
    quoted.put("units", "\"".repeat(59_999));
    assertThat(fields(draft(0, quoted))).containsExactly("units");
    assertThat(draft(0, report()).status()).isEqualTo(200);
  }

  @Test
  void the_same_answer_sent_by_eight_hands_at_once_is_one_and_answers_and_versions_have_an_end()
      throws Exception {
    confirm();
    licensed();
    UUID filing = UUID.randomUUID();
    draft(0, report());
    assertThat(file(filing, 1, 0).status()).isEqualTo(201);
    UUID other = UUID.randomUUID();
    for (int version = 2; version <= 20; version++) {
      draft(0, report());
      assertThat(file(version == 2 ? other : UUID.randomUUID(), 1, version - 1).status())
          .isEqualTo(201);
    }
    draft(0, report());
    assertThat(file(UUID.randomUUID(), 1, 20).code()).isEqualTo("dispatch-filing-full");
    assertThat(file(other, 1, 1).status()).as("filed before, sent again").isEqualTo(201);

    JsonNode taken = act(inspector, filing, UUID.randomUUID(), "take", 20, 0, WORDS).json();
    verify(DISPATCH + "reports/" + taken.path("verification").path("id").asString(), "order");
    UUID answer = UUID.randomUUID();
    List<Callable<Integer>> hands =
        Collections.nCopies(8, () -> act(hr, filing, answer, "answer", 20, 0, ANSWER).status());
    try (ExecutorService at = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> status : at.invokeAll(hands)) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    assertThat(answers(filing)).isEqualTo(1);
    for (int i = 2; i <= 30; i++) {
      assertThat(act(hr, filing, UUID.randomUUID(), "answer", 20, 0, ANSWER).status())
          .isEqualTo(200);
    }
    assertThat(act(hr, filing, UUID.randomUUID(), "answer", 20, 0, ANSWER).code())
        .isEqualTo("dispatch-filing-full");
    assertThat(act(hr, filing, answer, "answer", 20, 0, ANSWER).status()).isEqualTo(200);
    assertThat(answers(filing)).isEqualTo(30);
  }

  private long answers(UUID filing) {
    long answers = 0;
    for (JsonNode act : hr.get(FILINGS + "/" + filing).json().path("acts")) {
      answers += act.path("note").asString("").equals(ANSWER) ? 1 : 0;
    }
    return answers;
  }

  @Test
  void only_the_firm_and_offices_of_its_place_see_a_filing_and_nobody_else_a_draft() {
    draft(0, report());
    assertThat(file(UUID.randomUUID(), 1, 0).code()).isEqualTo("code-not-confirmed");
    assertThatThrownBy(() ->
            changed(
                member(firm),
                """
                insert into dispatch_filing (id, tenant_id, region, firm, firm_name, year, opened_at)
                select gen_random_uuid(), tenant_id, region, credit_code, name, 2024, now() from code_confirmation where tenant_id = '%s'
                """
                    .formatted(firm)))
        .as("by the database alone")
        .rootCause()
        .hasMessageContaining("row-level security");
    confirm();
    licensed();
    Actor.Official of = official(office, REGION);
    assertThat(seen(of, "dispatch_filing_draft")).as("no office sees drafts").isZero();
    UUID filing = UUID.randomUUID();
    assertThat(file(filing, 1, 0, Supervised.COPY).status()).isEqualTo(201);
    String path = FILINGS + "/" + filing;
    ApiClient other = supervised.login("hr.yunfan");
    ApiClient beside = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "320501");
    for (ApiClient stranger : List.of(other, beside)) {
      assertThat(stranger.get(path).status()).isEqualTo(404);
      assertThat(stranger.get(path + "/versions/1/files/1").status()).isEqualTo(404);
      assertThat(stranger.get(FILINGS + "?q=" + code).json().path("total").asInt()).isZero();
    }
    assertThat(act(beside, filing, UUID.randomUUID(), "take", 1, 0, WORDS).status()).isEqualTo(404);
    assertThat(act(other, filing, UUID.randomUUID(), "answer", 1, 0, WORDS).status())
        .isEqualTo(404);
    assertThat(act(hr, filing, UUID.randomUUID(), "take", 1, 0, WORDS).status())
        .as("nobody takes up their own")
        .isEqualTo(403);
    assertThat(supervised.login("seal.yunfan").get(FILINGS).status()).isEqualTo(403);
    assertThat(new ApiClient(port).get(path).status()).isEqualTo(401);
    for (Actor blind :
        List.of(
            member(DemoCity.MANUFACTURER),
            official(UUID.randomUUID(), "320501"),
            new Actor.Visitor())) {
      assertThat(seen(blind, "dispatch_filing where id = '" + filing + "'")).isZero();
      assertThat(seen(blind, "dispatch_filing_version where filing_id = '" + filing + "'"))
          .isZero();
      assertThat(seen(blind, "dispatch_filing_act where filing_id = '" + filing + "'")).isZero();
    }
    String own = "update dispatch_filing_version set state = 'taken' where filing_id = '%s'";
    assertThat(changed(member(firm), own.formatted(filing))).as("by the firm").isZero();
    assertThatThrownBy(
            () -> changed(of, "update dispatch_filing_version set report = '{}', workers = 1"))
        .rootCause()
        .hasMessageContaining("permission denied");
    JsonNode taken = act(inspector, filing, UUID.randomUUID(), "take", 1, 0, WORDS).json();
    String report = taken.path("verification").path("id").asString();
    assertThat(seen(member(firm), "dispatch_report where id = '" + report + "'")).isEqualTo(1);
    assertThat(seen(member(firm), "dispatch_act where subject_id = '" + report + "'"))
        .as("what officials wrote")
        .isZero();
    assertThat(seen(member(DemoCity.MANUFACTURER), "dispatch_report where id = '" + report + "'"))
        .isZero();
  }

  @Test
  void from_the_draft_to_the_order_on_a_phone() {
    confirm();
    licensed();
    try (var browser = new Chromium(port)) {
      Page own = browser.signedIn(login, Supervised.PASSWORD);
      own.setViewportSize(360, 800);
      own.navigate(browser.at("/own-dispatch?year=" + year));
      assertThat(own.inputValue("#licence")).as("as the office knows it").isEqualTo("L-" + code);
      own.fill("#operations", "经营平稳。");
      own.click("#save");
      own.waitForSelector("#draft-state:has-text('草稿已保存')");
      own.fill("#operations", "经营平稳，略有");
      assertThat(own.textContent("#draft-state")).isEqualTo("有未保存的修改");
      own.route(
          "**/api/v1/dispatch/filings/drafts/*",
          route -> {
            route.fetch();
            route.abort();
          },
          new Page.RouteOptions().setTimes(1));
      own.click("#save");
      own.waitForSelector(".error-summary");
      own.fill("#operations", "经营平稳。");
      own.click("#save");
      own.waitForSelector("#draft-state:has-text('草稿已保存')");
      own.click("#filing [type=submit]");
      own.waitForSelector(".error-summary li");
      assertThat(own.textContent(".error-summary"))
          .as("each message names its field")
          .contains(own.textContent("label[for=workers]").strip() + "：");
      assertThat(own.getAttribute("#workers", "aria-invalid")).isEqualTo("true");
      browser.looksRight(own, "own-dispatch");
      own.reload();
      assertThat(own.inputValue("#operations")).as("the draft was kept").isEqualTo("经营平稳。");
      report()
          .forEach((name, value) -> {
            if (name.equals("business")) {
              own.selectOption("#business", value);
            } else {
              own.fill("#" + name, value);
            }
          });
      own.dblclick("#filing [type=submit]");
      own.waitForSelector("#state:has-text('待受理')");
      assertThat(own.textContent("#acts")).containsOnlyOnce("单位填报");

      Page desk = browser.signedIn(inspectorLogin, Supervised.PASSWORD);
      desk.setViewportSize(360, 800);
      desk.navigate(browser.at("/dispatch/filings"));
      browser.looksRight(desk, "dispatch-filings");
      desk.navigate(browser.at("/dispatch/filings?q=" + code));
      desk.click("main .warning-list a");
      desk.waitForSelector("#compare");
      browser.looksRight(desk, "dispatch-filing");
      desk.fill("#note-take", "材料齐全，受理。");
      desk.click("[data-act=take] [type=submit]");
      desk.waitForSelector("#state:has-text('已受理')");
      desk.click("aside a:has-text('打开核验')");
      desk.click("[data-act=order] summary");
      desk.fill("#day-order", LocalDate.now(CHINA).plusDays(20).toString());
      desk.fill("#note-order", WORDS);
      desk.click("[data-act=order] button");
      desk.waitForSelector("#state:has-text('限期整改')");

      own.reload();
      assertThat(own.textContent("main")).contains("还剩 20 天").contains(WORDS);
      own.fill("#note-answer", ANSWER);
      own.click("#answer [type=submit]");
      own.waitForSelector("#acts:has-text('补缴凭证')");
      browser.looksRight(own, "own-dispatch-ordered");
      own.navigate(browser.at("/own-dispatch?year=" + year + "&lang=en"));
      assertThat(own.textContent("main")).contains("Taken up").contains("As filed (version 1)");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private Map<String, String> report() {
    Map<String, String> typed = new HashMap<>();
    typed.put("business", "yes");
    typed.put("operations", "向两家用工单位派遣，经营平稳。");
    typed.put("revenue", "1280000.50");
    typed.put("workers", "30");
    typed.put("contracts", "30");
    typed.put("unionMembers", "12");
    typed.put("payTotal", "2160000");
    typed.put("pay", "每月 10 日前足额支付，没有拖欠。");
    typed.put("insured", "28");
    typed.put("insurance", "五项社会保险，在用工单位所在地参保。");
    typed.put("units", "甲厂,20,操作工,2024-01-01 至 2025-12-31\n乙厂，10，保洁，一年");
    typed.put("agreements", "与两家用工单位签有派遣协议，同工同酬。");
    typed.put("disputes", "0");
    return typed;
  }

  private ApiClient.Answer draft(int revision, Map<String, String> report) {
    return hr.put(FILINGS + "/drafts/" + year, Map.of("revision", revision, "report", report));
  }

  private ApiClient.Answer file(UUID id, int revision, int after, byte[]... files) {
    var body = new ByteArrayOutputStream();
    Map.of("id", id, "year", year, "revision", revision, "after", after)
        .forEach((name, value) ->
            part(body, name, "", value.toString().getBytes(StandardCharsets.US_ASCII)));
    for (byte[] file : files) {
      part(body, "file", "; filename=\"audit.png\"", file);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return hr.upload(FILINGS, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
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
      ApiClient by, UUID filing, UUID id, String act, int version, int days, String note) {
    return by.post(
        FILINGS + "/" + filing + "/acts",
        Map.of("id", id.toString(), "act", act, "version", version, "days", days, "note", note));
  }

  private void verify(String report, String act) {
    ApiClient.Answer done =
        inspector.post(
            report + "/acts",
            Map.of("act", act, "day", LocalDate.now(CHINA).plusDays(20).toString(), "note", WORDS));
    assertThat(done.status()).as(act).isEqualTo(200);
  }

  /** Firms of the office's region whose report on the year stands so. */
  private List<String> standing(String report) {
    return inspector
        .get(DISPATCH + "firms?year=" + year + "&report=" + report + "&query=" + code)
        .json()
        .path("firms")
        .findValuesAsString("firm");
  }

  private static List<String> fields(ApiClient.Answer answer) {
    assertThat(answer.code()).isEqualTo("invalid-input");
    return answer.json().path("fields").findValuesAsString("field");
  }

  private void confirm() {
    assertThat(
            inspector
                .post(
                    "/api/v1/code-confirmations/" + firm + "/decision",
                    Map.of("outcome", "confirmed", "grounds", "与公示信息逐项一致。"))
                .status())
        .isEqualTo(200);
  }

  private void licensed() {
    Supervised.deliver(
        inspector,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to\n%s,L-%s,%d-01-01,%d-12-31\n"
            .formatted(code, code, year, year + 3));
  }

  private UUID register() {
    var digits = new StringBuilder("91320404");
    for (int i = 0; i < 9; i++) {
      digits.append(ALPHABET.charAt(unique.codePointAt(i == 8 ? 9 : i) % ALPHABET.length()));
    }
    code = UnifiedSocialCreditCode.completing(digits.toString()).value();
    Map<String, String> input = new HashMap<>();
    input.put("kind", "employer");
    input.put("name", "试验人力资源有限公司");
    input.put("creditCode", code);
    input.put("domicile", "江苏省常州市钟楼区试验路3号");
    input.put("legalRepresentative", "周正");
    input.put("region", REGION);
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

  private static Actor.Official official(UUID office, String region) {
    return new Actor.Official(UUID.randomUUID(), office, region, Role.INSPECTOR, "x");
  }
}
