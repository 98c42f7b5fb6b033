package cn.laborproof.signing.supervision;

import static cn.laborproof.signing.supervision.DrawSteps.superuser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Credit from recorded acts, and public lists by law, over HTTP, in the database and in Chromium.
 */
@ServiceTest
class CreditTest {
  private static final String CREDIT = "/api/v1/credit/";
  private static final String LISTINGS = CREDIT + "listings";
  private static final String PUBLIC = "/api/v1/public/lists?region=" + DemoCity.REGION;
  private static final String WORDS = "已与银行流水和社保登记逐人核对，写入附件。";
  private static final String BOUNDARY = "----laborproof-credit";

  /** The mark of employers in good standing. */
  private static final String FIRST = "<span>优先办理</span>";

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired EvidenceTrail trail;
  @Autowired Environment environment;

  private Supervised supervised;
  private ApiClient hr;
  private String code;

  @BeforeEach
  void signIn() {
    supervised = new Supervised(port, installation.data());
    hr = supervised.login("hr.yunfan");
    code = ownCode(hr);
  }

  /** What is still open about an employer of the demo city is over for the next test. */
  @AfterEach
  void endEverything() {
    ApiClient inspector = supervised.login("inspector");
    for (String state : List.of("proposed", "noticed", "listed")) {
      for (JsonNode each : inspector.get(LISTINGS + "?state=" + state).json().path("listings")) {
        act(inspector, each.path("id").asString(), state.equals("listed") ? "correct" : "drop");
      }
    }
  }

  @Test
  void what_was_put_right_counts_and_deriving_everything_anew_comes_to_the_same()
      throws SQLException {
    UUID office = UUID.randomUUID();
    ApiClient inspector = supervised.inspectorOf(accounts, tenancy, office, "320602");
    String report = putRight(inspector, "F-CRE");
    JsonNode entry = only(inspector, "F-CRE");
    assertThat(entry.path("kind").asString()).isEqualTo("rectified-in-time");
    assertThat(entry.path("points").asInt()).isEqualTo(3);
    assertThat(entry.path("opens").asString()).as("the act it stands on").isEqualTo(report);
    assertThat(entry.path("counts").asBoolean()).isTrue();
    assertThat(entry.path("countsUntil").asString())
        .isEqualTo(today().plusMonths(12).minusDays(1).toString());
    JsonNode standing = standing(inspector, "F-CRE");
    assertThat(standing.path("points").asInt()).isEqualTo(3);
    assertThat(standing.path("first").asBoolean()).as("one act alone is not enough").isFalse();
    answeredInTime(entry.path("id").asString());
    assertThat(standing(inspector, "F-CRE").path("first").asBoolean()).isTrue();
    assertThat(page(inspector, "/credit?q=F-CRE")).contains(FIRST);
    assertThat(derived(inspector)).as("no answer stands behind that").isEqualTo("0 1");
    superuser(
        environment,
        "delete from credit_entry where kind = 'answered-in-time' and tenant_id = '%s'"
            .formatted(office));
    assertThat(derived(inspector)).isEqualTo("0 0");

    superuser(environment, "delete from credit_entry where tenant_id = '%s'".formatted(office));
    assertThat(derived(inspector)).isEqualTo("1 0");
    assertThat(said(only(inspector, "F-CRE"))).isEqualTo(said(entry));

    superuser(
        environment,
        "update dispatch_act set recorded_at = recorded_at + interval '30 days' where subject_id = '%s' and kind = 'submit'"
            .formatted(report));
    assertThat(derived(inspector)).as("handed in after the order's last day").isEqualTo("1 1");
    assertThat(standing(inspector, "F-CRE").path("points").asInt()).isEqualTo(-1);
    assertThat(standing(inspector, "F-CRE").path("first").asBoolean()).isFalse();
    assertThat(page(inspector, "/credit?q=F-CRE")).contains("按顺序办理").doesNotContain(FIRST);
    superuser(
        environment,
        "delete from dispatch_act where subject_id = '%s' and kind = 'accept'".formatted(report));
    assertThat(derived(inspector)).isEqualTo("0 1");
    JsonNode all = inspector.get(CREDIT + "entries?employer=F-CRE").json();
    assertThat(all.path("total").asInt()).as("what was withdrawn stays readable").isEqualTo(2);
    assertThat(all.path("entries").findValuesAsString("withdrawn")).containsOnly("act-undone");
    assertThat(standing(inspector, "F-CRE").path("points").asInt()).isZero();

    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "320603");
    assertThat(elsewhere.get(CREDIT + "entries?employer=F-CRE").json().path("total").asInt())
        .isZero();
    assertThat(hr.get(CREDIT + "entries?employer=F-CRE").json().toString()).doesNotContain("F-CRE");
    for (Actor blind : List.of(member(DemoCity.SERVICE_COMPANY), new Actor.Visitor())) {
      assertThat(
              tenancy.inTransaction(
                  blind,
                  () ->
                      jdbc.sql("select count(*) from credit_entry where employer = 'F-CRE'")
                          .query(Long.class)
                          .single()))
          .isZero();
    }
  }

  /** Another point of the same employer with the same office. */
  private void answeredInTime(String like) throws SQLException {
    superuser(
        environment,
        """
        insert into credit_entry (id, tenant_id, region, employer, employer_name, kind, source, act_id, opens, happened_on, book, points,
                                  counts_until, derived_at)
        select '%1$s', tenant_id, region, employer, employer_name, 'answered-in-time', 'answer', '%1$s', opens, happened_on, book, 1,
               counts_until, derived_at
        from credit_entry where id = '%2$s'
        """
            .formatted(UUID.randomUUID(), like));
  }

  @Test
  void good_standing_is_handled_first_and_an_accepted_appeal_takes_an_entry_back_for_good()
      throws SQLException {
    UUID place = UUID.randomUUID();
    ApiClient office = supervised.inspectorOf(accounts, tenancy, place, "320604");
    ApiClient colleague = supervised.inspectorOf(accounts, tenancy, place, "320604");
    ApiClient other = supervised.login("hr.jiangnan");
    String theirs = ownCode(other);
    String late = putRight(office, theirs);
    superuser(
        environment,
        "update dispatch_act set recorded_at = recorded_at + interval '30 days' where subject_id = '%s' and kind = 'submit'"
            .formatted(late));
    assertThat(derived(office)).isEqualTo("1 1");
    String sentBack = ordered(office, code);
    report(office, sentBack, "submit");
    report(office, sentBack, "send-back");
    report(office, sentBack, "submit");
    report(office, sentBack, "accept");
    String theirEntry = own(other, late).path("id").asString();
    assertThat(page(other, "/own-credit"))
        .as("an office without an organisation of its own")
        .contains("区划 320604 的机关");
    superuser(
        environment,
        """
        insert into credit_entry (id, tenant_id, region, employer, employer_name, kind, source, act_id, opens, happened_on, book, points,
                                  counts_until, derived_at)
        select '%1$s', '%2$s', region, employer, employer_name, kind, source, '%1$s', opens, happened_on, book, points, counts_until, derived_at
        from credit_entry where id = '%3$s'
        """
            .formatted(UUID.randomUUID(), DemoCity.LABOUR_OFFICE, theirEntry));
    assertThat(page(other, "/own-credit")).contains("区划 320604 的机关").contains("西湖区人力资源和社会保障局（演示）");
    superuser(
        environment,
        "delete from credit_entry where employer = '%s' and tenant_id = '%s'"
            .formatted(theirs, DemoCity.LABOUR_OFFICE));
    JsonNode ours = hr.get(CREDIT + "entries").json().path("entries");
    String ourEntry =
        ours.valueStream()
            .filter(each -> each.path("source").asString().equals("dispatch"))
            .map(each -> each.path("id").asString())
            .findFirst()
            .orElseThrow();
    assertThat(ours.findValuesAsString("employer")).containsOnly(code);
    assertThat(plea(hr, "appeal", "entry", theirEntry, WORDS, null).status())
        .as("another's entry")
        .isEqualTo(404);
    assertThat(plea(hr, "removal", "entry", ourEntry, WORDS, null).code()).isEqualTo("wrong-state");
    answeredInTime(ourEntry);
    String first = said(plea(other, "appeal", "entry", theirEntry, WORDS, null));
    String second = said(plea(hr, "appeal", "entry", ourEntry, WORDS, Supervised.COPY));
    assertThat(plea(hr, "appeal", "entry", ourEntry, WORDS, null).code()).isEqualTo("plea-stands");
    JsonNode desk = office.get(CREDIT + "pleas?state=open").json().path("pleas");
    assertThat(desk.findValuesAsString("id"))
        .as("the later one, in good standing, before the earlier one")
        .containsExactly(second, first);
    assertThat(desk.path(0).path("first").asBoolean()).isTrue();
    assertThat(desk.path(1).path("first").asBoolean(true)).isFalse();
    assertThat(page(office, "/credit/pleas")).containsOnlyOnce(FIRST);
    assertThat(office.get(CREDIT + "pleas/" + second + "/file").body()).isEqualTo(Supervised.COPY);
    assertThat(other.get(CREDIT + "pleas/" + second).status()).isEqualTo(404);
    assertThat(decide(hr, second, "accepted").status()).isEqualTo(403);
    assertThat(decide(office, first, "rejected").code())
        .as("who did what it is against")
        .isEqualTo("listing-same-person");
    assertThat(decide(colleague, first, "rejected").status()).isEqualTo(200);
    assertThat(decide(colleague, first, "accepted").code()).isEqualTo("wrong-state");
    assertThat(decide(colleague, second, "accepted").status()).isEqualTo(200);
    assertThat(own(hr, ourEntry).path("withdrawn").asString()).isEqualTo("corrected");
    superuser(
        environment,
        "delete from credit_entry where kind = 'answered-in-time' and tenant_id = '%s'"
            .formatted(place));
    assertThat(derived(office)).as("what was corrected is not derived again").isEqualTo("0 0");
    assertThat(
            tenancy
                .as(
                    new Actor.Platform(DemoCity.SERVICE_COMPANY),
                    () -> trail.events(new StreamId("credit-plea", UUID.fromString(second))))
                .stream()
                .map(EvidenceTrail.TrailEvent::kind))
        .containsExactly("credit-plea.given", "credit-plea.accepted");
  }

  @Test
  void nobody_comes_on_a_list_without_a_ground_a_notice_its_term_and_a_second_person()
      throws SQLException {
    ApiClient proposer = supervised.login("inspector");
    ApiClient second = second();
    Map<String, Object> typed = proposal();
    typed.put("amount", 4999);
    assertThat(proposer.post(LISTINGS, typed).code())
        .as("no province's figure is reached")
        .isEqualTo("invalid-input");
    typed = proposal();
    typed.put("amount", 29999.9);
    assertThat(proposer.post(LISTINGS, typed).code())
        .as("nothing is cut off")
        .isEqualTo("invalid-input");
    typed = proposal();
    typed.put("orderDue", today().toString());
    assertThat(proposer.post(LISTINGS, typed).code())
        .as("the order still runs")
        .isEqualTo("invalid-input");
    String id = propose(proposer);
    assertThat(proposer.post(LISTINGS, proposal()).code()).isEqualTo("listing-stands");
    assertThat(hr.get(LISTINGS + "/" + id).status()).as("before the notice").isEqualTo(404);
    assertThat(act(second, id, "list").code()).isEqualTo("wrong-state");
    assertThat(act(proposer, id, "notify").status()).isEqualTo(200);

    ApiClient stranger = supervised.login("hr.jiangnan");
    assertThat(stranger.get(LISTINGS + "/" + id).status()).isEqualTo(404);
    assertThat(plea(stranger, "statement", "listing", id, WORDS, null).status()).isEqualTo(404);
    assertThat(plea(hr, "removal", "listing", id, WORDS, null).code()).isEqualTo("wrong-state");
    assertThat(
            plea(hr, "statement", "listing", id, WORDS, "MZ".getBytes(StandardCharsets.US_ASCII))
                .code())
        .isEqualTo("copy-unreadable");
    String statement = said(plea(hr, "statement", "listing", id, WORDS, Supervised.COPY));
    assertThat(decide(second, statement, "accepted").code())
        .as("the decision answers a statement")
        .isEqualTo("wrong-state");
    assertThat(act(second, id, "list").code()).isEqualTo("listing-term-runs");
    assertThat(published()).doesNotContain(code);
    endTheTerm(id);
    assertThat(act(proposer, id, "list").code()).isEqualTo("listing-same-person");
    ApiClient beside = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330106");
    assertThat(act(beside, id, "drop").status()).as("another office").isEqualTo(404);
    for (String without :
        List.of(
            "decided_by = proposed_by",
            "decided_by = '"
                + UUID.randomUUID()
                + "', noticed_at = null, served = null, statements_until = null")) {
      assertThatThrownBy(() ->
              superuser(
                  environment,
                  "update public_listing set state = 'listed', decided_name = 'x', decided_at = now(), listed_on = current_date, listed_until = current_date + 9, %s where id = '%s'"
                      .formatted(without, id)))
          .as("the database holds it too")
          .hasMessageContaining("public_listing_by_two");
    }

    assertThat(act(second, id, "list").status()).isEqualTo(200);
    assertThat(published())
        .contains(code, "第5条", today().plusMonths(36).minusDays(1).toString())
        .doesNotContain("逐人核对")
        .doesNotContain("监察员");
    assertThat(hr.get(CREDIT + "pleas/" + statement).json().path("plea").path("state").asString())
        .isEqualTo("considered");
    assertThatThrownBy(() ->
            superuser(
                environment,
                "update public_listing set state = 'removed', ended_at = now() where id = '%s'"
                    .formatted(id)))
        .as("nothing stays public that is not in force")
        .hasMessageContaining("public_listing_publication");

    String repaired = said(plea(hr, "removal", "listing", id, WORDS, Supervised.COPY));
    assertThat(decide(second, repaired, "accepted").status()).isEqualTo(200);
    assertThat(published()).as("at once").doesNotContain(code);
    String appeal = said(plea(hr, "appeal", "listing", id, WORDS, null));
    assertThat(decide(second, appeal, "accepted").code())
        .as("who decided does not answer the appeal")
        .isEqualTo("listing-same-person");
    assertThat(decide(proposer, appeal, "accepted").status()).isEqualTo(200);
    assertThat(hr.get(LISTINGS + "/" + id).json().path("listing").path("state").asString())
        .isEqualTo("corrected");
    assertThat(
            tenancy
                .as(
                    new Actor.Platform(DemoCity.LABOUR_OFFICE),
                    () -> trail.events(new StreamId("public-listing", UUID.fromString(id))))
                .stream()
                .map(EvidenceTrail.TrailEvent::kind))
        .containsExactly(
            "public-listing.proposed",
            "public-listing.noticed",
            "public-listing.listed",
            "public-listing.removed",
            "public-listing.corrected");
  }

  @Test
  void a_notice_served_by_hand_needs_its_day_and_the_end_of_the_term_takes_off_by_itself()
      throws SQLException {
    ApiClient proposer = supervised.login("inspector");
    Map<String, Object> typed = proposal();
    typed.put("employerCode", UnifiedSocialCreditCode.completing("91330106MA2CRED07").value());
    String nobody = proposer.post(LISTINGS, typed).json().path("listing").path("id").asString();
    assertThat(act(proposer, nobody, "notify").code())
        .as("nobody is there to read it")
        .isEqualTo("listing-unreachable");
    String id = propose(proposer);
    assertThat(
            proposer
                .post(
                    LISTINGS + "/" + id + "/acts",
                    Map.of(
                        "act", "notify", "servedOn", today().plusDays(1).toString(), "note", WORDS))
                .code())
        .isEqualTo("invalid-input");
    assertThat(
            proposer
                .post(
                    LISTINGS + "/" + id + "/acts",
                    Map.of("act", "notify", "servedOn", today().toString(), "note", WORDS))
                .json()
                .path("listing")
                .path("served")
                .asString())
        .isEqualTo("by-hand");
    endTheTerm(id);
    act(second(), id, "list");
    assertThat(published()).contains(code);
    // The publication itself still says a later day: what takes it off is the task.
    superuser(
        environment,
        "update public_listing set listed_on = current_date - 900, listed_until = current_date - 2 where id = '%s'"
            .formatted(id));
    superuser(
        environment,
        "update scheduled_tasks set execution_time = now() where task_name = 'public-listing-end' and task_instance like '%%%s'"
            .formatted(id));
    await().atMost(Duration.ofSeconds(60)).until(() -> !published().contains(code));
    assertThat(proposer.get(LISTINGS + "/" + id).json().path("listing").path("state").asString())
        .isEqualTo("expired");
  }

  @Test
  void from_the_proposal_to_the_removal_on_the_pages_of_both_sides() throws SQLException {
    try (var browser = new Chromium(port)) {
      Page desk = browser.signedIn("inspector", supervised.password("inspector"));
      desk.click("nav a[href='/credit']");
      desk.waitForURL(browser.at("/credit"));
      browser.looksRight(desk, "credit");
      desk.click("nav.tabs a[href='/credit/listings']");
      desk.waitForURL(browser.at("/credit/listings"));
      desk.fill("#employerCode", code);
      desk.fill("#employerName", "云帆信息服务有限公司");
      desk.fill("#orderNumber", "杭西人社监令〔2026〕7号");
      desk.fill("#orderDue", today().minusDays(30).toString());
      desk.fill("#workers", "12");
      desk.fill("#months", "4");
      desk.fill("#amount", "86000");
      desk.click("#propose [type=submit]");
      desk.waitForSelector(".error-summary");
      desk.fill("#note", WORDS);
      browser.looksRight(desk, "credit-listings");
      desk.click("#propose [type=submit]");
      desk.waitForURL(url -> url.matches(".*/credit/listings/[0-9a-f-]{36}"));
      String listing = desk.url().substring(desk.url().lastIndexOf('/') + 1);
      desk.fill("#note-notify", WORDS);
      desk.click("[data-act=notify] [type=submit]");
      desk.waitForSelector("#state:has-text('已告知')");

      Page own = browser.signedIn("hr.yunfan", supervised.password("hr.yunfan"));
      own.navigate(browser.at("/console"));
      assertThat(own.textContent("main")).contains("件列入名单的告知");
      own.click("nav a[href='/own-credit']");
      own.waitForURL(browser.at("/own-credit"));
      browser.looksRight(own, "own-credit");
      own.click("#listings a[href$='" + listing + "']");
      own.waitForURL(browser.at("/own-credit/listings/" + listing));
      own.fill("#note-statement", "工资已于上周通过银行补发，回单随附。");
      browser.looksRight(own, "own-listing");
      own.click("[data-plea=statement] [type=submit]");
      own.waitForSelector("#pleas:has-text('银行补发')");

      endTheTerm(listing);
      String login =
          supervised.inspector(accounts, tenancy, DemoCity.LABOUR_OFFICE, DemoCity.REGION);
      Page second = browser.signedIn(login, Supervised.PASSWORD);
      second.navigate(browser.at("/credit/listings/" + listing));
      assertThat(second.textContent("#pleas")).contains("银行补发");
      second.fill("#note-list", "核对回单，补发不足。");
      browser.looksRight(second, "credit-listing");
      second.click("[data-act=list] [type=submit]");
      second.click("#confirm button[value=yes]");
      second.waitForSelector("#state:has-text('名单内')");
      Page anybody = browser.desk();
      anybody.navigate(browser.at("/public/lists"));
      assertThat(anybody.textContent("#lists")).contains("云帆").contains("第5条");
      browser.looksRight(anybody, "credit-public");

      own.navigate(browser.at("/own-credit/listings/" + listing));
      own.fill("#note-removal", "余款已全部付清，回单随附。");
      own.click("[data-plea=removal] [type=submit]");
      own.waitForSelector("#pleas:has-text('付清')");
      desk.navigate(browser.at("/credit/pleas?state=open"));
      browser.looksRight(desk, "credit-pleas");
      desk.click("main .warning-list a >> nth=0");
      desk.fill("#r-accepted", "回单与名册一致，准予移出。");
      browser.looksRight(desk, "credit-plea");
      desk.click("form:has(#r-accepted) [type=submit]");
      desk.waitForSelector("#plea:has-text('已采纳')");
      anybody.navigate(browser.at("/public/lists?lang=en"));
      assertThat(anybody.textContent("main")).doesNotContain(code);
      own.navigate(browser.at("/own-credit/listings/" + listing));
      assertThat(own.textContent("main")).contains("提前移出").contains("准予移出");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private ApiClient second() {
    return supervised.inspectorOf(accounts, tenancy, DemoCity.LABOUR_OFFICE, DemoCity.REGION);
  }

  private Map<String, Object> proposal() {
    var typed = new HashMap<String, Object>();
    typed.put("employerCode", code);
    typed.put("employerName", "云帆信息服务有限公司");
    typed.put("ground", "arrears-after-order");
    typed.put("orderNumber", "杭西人社监令〔2026〕7号");
    typed.put("orderDue", today().minusDays(30).toString());
    typed.put("workers", 1);
    typed.put("months", 3);
    typed.put("amount", 5000);
    typed.put("note", WORDS);
    return typed;
  }

  private String propose(ApiClient by) {
    ApiClient.Answer answer = by.post(LISTINGS, proposal());
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("listing").path("id").asString();
  }

  private static ApiClient.Answer act(ApiClient by, String listing, String act) {
    return by.post(LISTINGS + "/" + listing + "/acts", Map.of("act", act, "note", WORDS));
  }

  /** As nobody of the service can: the employer's days pass. */
  private void endTheTerm(String listing) throws SQLException {
    superuser(
        environment,
        "update public_listing set noticed_at = now() - interval '20 days', statements_until = now() - interval '1 day' where id = '%s'"
            .formatted(listing));
  }

  private String published() {
    return new ApiClient(port).get(PUBLIC).json().path("listings").toString();
  }

  private static ApiClient.Answer decide(ApiClient by, String plea, String outcome) {
    return by.post(
        CREDIT + "pleas/" + plea + "/decision", Map.of("outcome", outcome, "reason", WORDS));
  }

  private static ApiClient.Answer plea(
      ApiClient by, String kind, String what, String about, String note, byte[] file) {
    var body = new ByteArrayOutputStream();
    part(body, "kind", "", kind.getBytes(StandardCharsets.US_ASCII));
    part(body, what, "", about.getBytes(StandardCharsets.US_ASCII));
    part(body, "note", "", note.getBytes(StandardCharsets.UTF_8));
    if (file != null) {
      part(body, "file", "; filename=\"proof.png\"", file);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return by.upload(
        CREDIT + "pleas", body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static String said(ApiClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("plea").path("id").asString();
  }

  private static String said(JsonNode entry) {
    return entry.path("act").asString()
        + entry.path("kind")
        + entry.path("points")
        + entry.path("day")
        + entry.path("countsUntil");
  }

  private static String derived(ApiClient by) {
    JsonNode changed = by.post(CREDIT + "derivations", Map.of()).json();
    return changed.path("added").asInt() + " " + changed.path("withdrawn").asInt();
  }

  private static String page(ApiClient by, String path) {
    return new String(by.get(path).body(), StandardCharsets.UTF_8);
  }

  private static JsonNode only(ApiClient by, String employer) {
    JsonNode found = by.get(CREDIT + "entries?employer=" + employer).json();
    assertThat(found.path("total").asInt()).isEqualTo(1);
    return found.path("entries").path(0);
  }

  private static JsonNode standing(ApiClient by, String employer) {
    return by.get(CREDIT + "employers?q=" + employer).json().path("employers").path(0);
  }

  /** An own entry by its identifier, or by what it opens. */
  private static JsonNode own(ApiClient by, String id) {
    return by.get(CREDIT + "entries")
        .json()
        .path("entries")
        .valueStream()
        .filter(each ->
            each.path("id").asString().equals(id)
                || each.path("opens").asString().equals(id) && !each.has("withdrawn"))
        .findFirst()
        .orElseThrow();
  }

  private static String putRight(ApiClient office, String firm) {
    String report = ordered(office, firm);
    report(office, report, "submit");
    report(office, report, "accept");
    return report;
  }

  private static String ordered(ApiClient office, String firm) {
    int year = today().getYear() - 1;
    Supervised.deliver(
        office,
        "dispatch-licences",
        "firm,licence,valid_from,valid_to\n%s,L-%s,%d-01-01,%d-12-31\n"
            .formatted(firm, firm, year - 1, year + 1));
    String report =
        office
            .post(
                "/api/v1/dispatch/reports",
                Map.of(
                    "firm",
                    firm,
                    "act",
                    "file",
                    "day",
                    today().toString(),
                    "figures",
                    Map.of("workers", 12),
                    "note",
                    WORDS))
            .json()
            .path("id")
            .asString();
    report(office, report, "order");
    return report;
  }

  private static void report(ApiClient office, String report, String act) {
    assertThat(
            office
                .post(
                    "/api/v1/dispatch/reports/" + report + "/acts",
                    Map.of("act", act, "day", today().plusDays(10).toString(), "note", WORDS))
                .status())
        .isEqualTo(200);
  }

  private static String ownCode(ApiClient hr) {
    return hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
  }

  private static Actor member(UUID tenant) {
    return new Actor.Member(UUID.randomUUID(), tenant, Role.HR, "x");
  }

  private static LocalDate today() {
    return LocalDate.now(CHINA);
  }
}
