package cn.laborproof.signing.supervision.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.signing.Residents;
import cn.laborproof.signing.supervision.hub.PlatformFindings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Workers sign through the API; what their ways have in common becomes a notice, and ends. */
@JourneyTest
@ExtendWith(OutputCaptureExtension.class)
class SigningSignsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int WORKERS = 5;

  /** People whom other tests leave alone. */
  private static final int FIRST = 5;

  /** TEST-NET-3 of RFC 5737: nobody's. */
  private static final String ADDRESS = "203.0.113.77";

  private static final String BOUNDARY = "----laborproof-test";

  private static final byte[] ADDRESS_BYTES = {(byte) 203, 0, 113, 77};

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;
  @Autowired JourneyJudgement judgement;

  @Test
  void five_workers_on_one_device_are_a_notice_that_is_told_answered_tried_and_ends_with_its_traces(
      CapturedOutput log) {
    ApiClient inspector = desk(FIRST).login("inspector");
    ApiClient hr = desk(FIRST).login("hr.jiangnan");
    String code = code(hr);
    ApiClient device = new ApiClient(port).from(ADDRESS);
    List<String> signed = new ArrayList<>();
    for (int worker = 0; worker < WORKERS; worker++) {
      assertThat(found(inspector, code, "signing-shared-device")).as("after " + worker).isEmpty();
      signed.add(sign(hr, desk(FIRST + worker), device));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> found(inspector, code, "signing-shared-device").size() == 1);
    JsonNode finding = found(inspector, code, "signing-shared-device").getFirst();
    assertThat(finding.path("severity").asString()).isEqualTo("notice");
    assertThat(values(finding, "signing-persons")).containsExactly("5");
    assertThat(values(finding, "signing-addresses")).containsExactly("1");
    assertThat(sources(finding, "signed-contract"))
        .containsExactlyInAnyOrderElementsOf(
            signed.stream().map(contract -> "contract/" + contract).toList());
    assertThat(finding.path("sentence").asString()).contains("不说明签名不真实");
    assertThat(inspector.page("/findings?employer=" + code))
        .contains("多名劳动者用同一设备签署")
        .contains(installation.portalUri() + "/r/" + values(finding, "signed-contract").getFirst());
    assertThat(found(inspector, code, "signing-shared-address")).as("fewer than ten").isEmpty();
    assertThat(found(inspector, code, "signing-shared-number")).as("own phones").isEmpty();
    assertThat(found(inspector, code, "signing-fast-reading")).as("read in no time").hasSize(1);
    assertThat(found(inspector, code, "signing-same-strokes")).as("one drawing").hasSize(1);

    tellsAndAnswers(hr);
    triesAnotherBound(inspector, desk(FIRST).login("inspector2"));
    keepsNothingRaw(device, signed, log);

    Instant later = Instant.now().plus(Duration.ofDays(31));
    assertThat(judgement.judge(DemoCity.MANUFACTURER, later)).as("anything left").isFalse();
    assertThat(traces(DemoCity.MANUFACTURER)).isZero();
    assertThat(
            as(
                PlatformFindings.in(DemoCity.REGION),
                () ->
                    jdbc.sql(
                            "select count(*) from fact_finding where employer = :code and rule like 'signing-%' and closed_at is null")
                        .param("code", code)
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void as_many_workers_on_devices_of_their_own_are_no_sign_of_a_shared_one() {
    ApiClient inspector = desk(FIRST).login("inspector");
    ApiClient hr = desk(FIRST).login("hr.yunfan");
    String code = code(hr);
    for (int worker = 0; worker < WORKERS; worker++) {
      sign(hr, desk(FIRST + worker), new ApiClient(port).from("203.0.113." + (10 + worker)));
    }
    // What the same journeys do show says that they have been judged.
    await()
        .atMost(PATIENCE)
        .until(() -> found(inspector, code, "signing-fast-reading").size() == 1);
    assertThat(found(inspector, code, "signing-shared-device")).isEmpty();
    assertThat(traces(DemoCity.SERVICE_COMPANY)).isGreaterThanOrEqualTo(WORKERS);

    decide(inspector, "refused");
    judgement.judge(DemoCity.SERVICE_COMPANY, Instant.now());
    assertThat(found(inspector, code, "signing-fast-reading"))
        .as("under a code that only a registration claims")
        .isEmpty();
    decide(inspector, "confirmed");
    judgement.judge(DemoCity.SERVICE_COMPANY, Instant.now());
    assertThat(found(inspector, code, "signing-fast-reading")).hasSize(1);
  }

  @Test
  void who_agreed_to_a_notice_that_does_not_name_traces_leaves_none() {
    Desk worker = desk(FIRST);
    ApiClient hr = worker.login("hr.yunfan");
    String contract = worker.freeze(hr);
    ApiClient phone = worker.towardsIdentity(worker.invite(hr, contract), "bank-card");
    worker.bankCard(phone);
    as(
        new Actor.Platform(DemoCity.SERVICE_COMPANY),
        () ->
            jdbc.sql("update signing_session set told_of_traces = false where contract_id = :id")
                .param("id", UUID.fromString(contract))
                .update());
    worker.readAndSign(phone);
    assertThat(
            as(
                PlatformFindings.in(DemoCity.REGION),
                () ->
                    jdbc.sql("select count(*) from signing_trace where contract_id = :id")
                        .param("id", UUID.fromString(contract))
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  private static void decide(ApiClient inspector, String outcome) {
    ApiClient.Answer answer =
        inspector.post(
            "/api/v1/code-confirmations/" + DemoCity.SERVICE_COMPANY + "/decision",
            Map.of("outcome", outcome, "grounds", "试验：与公示信息核对。"));
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
  }

  /** The employer reads facts and contracts, and answers as any other finding. */
  private static void tellsAndAnswers(ApiClient hr) {
    JsonNode told =
        hr.get("/api/v1/told-findings?state=open")
            .json()
            .path("findings")
            .valueStream()
            .filter(each -> each.path("rule").asString().equals("signing-shared-device"))
            .findFirst()
            .orElseThrow();
    assertThat(told.path("facts").valueStream().map(fact -> fact.path("name").asString()))
        .as("what the notice promises workers, and no more")
        .containsOnly(
            "signing-persons", "signed-from", "signed-to", "window-hours", "signed-contract");
    assertThat(told.path("withheld").asInt()).isPositive();
    assertThat(told.path("title").asString()).contains("同一设备");
    assertThat(told.path("facts").path(0).path("value").asString()).isEqualTo("5");
    String form =
        part("id", UUID.randomUUID().toString())
            + part("note", "在人事办公室的电脑上集中办理，本人在场。")
            + "--"
            + BOUNDARY
            + "--\r\n";
    ApiClient.Answer answer =
        hr.upload(
            "/api/v1/told-findings/" + told.path("id").asString() + "/answers",
            form.getBytes(StandardCharsets.UTF_8),
            "multipart/form-data; boundary=" + BOUNDARY);
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(201);
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private static void triesAnotherBound(ApiClient one, ApiClient other) {
    var change =
        Map.of(
            "parameters",
            Map.of("persons", "6"),
            "region",
            DemoCity.REGION,
            "from",
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3).toString(),
            "source",
            "试验：本区口径",
            "reason",
            "试验更改界限。");
    ApiClient.Answer proposed =
        one.post("/api/v1/risk/rules/signing-shared-device/changes", change);
    assertThat(proposed.status()).as(new String(proposed.body())).isEqualTo(201);
    String path = "/api/v1/risk/rule-changes/" + proposed.json().path("id").asString();
    await()
        .atMost(PATIENCE)
        .until(() -> !one.get(path).json().path("state").asString().equals("trying"));
    JsonNode days = one.get(path).json().path("trial").path("days");
    assertThat(days.size()).as("traces of other days are forgotten").isEqualTo(1);
    assertThat(days.path(0).path("findingsBefore").asLong()).isEqualTo(1);
    assertThat(days.path(0).path("findingsAfter").asLong()).isZero();
    assertThat(other.post(path + "/acts", Map.of("act", "refuse", "note", "")).status())
        .isEqualTo(200);
  }

  private void keepsNothingRaw(ApiClient device, List<String> signed, CapturedOutput log) {
    String token = device.cookie("LP_DEVICE");
    assertThat(token).hasSize(43);
    String mobile = desk(FIRST).resident().get("mobile");
    String rows =
        as(
            PlatformFindings.in(DemoCity.REGION),
            () ->
                String.join(
                    "\n",
                    jdbc.sql("select t::text from signing_trace t").query(String.class).list()));
    for (String contract : signed) {
      assertThat(rows).contains(contract);
      String events =
          as(
              new Actor.Platform(DemoCity.MANUFACTURER),
              () ->
                  String.join(
                      "\n",
                      jdbc.sql("select e::text from evidence_event e where subject_id = :id")
                          .param("id", UUID.fromString(contract))
                          .query(String.class)
                          .list()));
      assertThat(events).contains("will.confirmed").doesNotContain(ADDRESS).doesNotContain(token);
    }
    assertThat(rows)
        .doesNotContain(ADDRESS)
        .doesNotContain(HexFormat.of().formatHex(ADDRESS_BYTES))
        .doesNotContain(token)
        .doesNotContain(mobile);
    assertThat(log.getAll()).doesNotContain(ADDRESS).doesNotContain(token).doesNotContain(mobile);

    UUID another = UUID.randomUUID();
    for (Actor blind :
        List.of(
            new Actor.Platform(DemoCity.MANUFACTURER),
            new Actor.Official(
                another, DemoCity.LABOUR_OFFICE, DemoCity.REGION, Role.INSPECTOR, ""),
            new Actor.Person(another, another),
            new Actor.Visitor())) {
      assertThat(
              as(
                  blind,
                  () -> jdbc.sql("select count(*) from signing_trace").query(Long.class).single()))
          .as(blind.toString())
          .isZero();
    }
  }

  private String sign(ApiClient hr, Desk desk, ApiClient phone) {
    String contract = desk.freeze(hr);
    desk.towardsIdentity(phone, desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    return contract;
  }

  private Desk desk(int resident) {
    return new Desk(
        port, installation.data(), Residents.at(installation.authoritiesUri(), resident));
  }

  private long traces(UUID tenant) {
    return as(
        PlatformFindings.in(DemoCity.REGION),
        () ->
            jdbc.sql("select count(*) from signing_trace where tenant_id = :tenant")
                .param("tenant", tenant)
                .query(Long.class)
                .single());
  }

  private <T> T as(Actor actor, Supplier<T> work) {
    return tenancy.inTransaction(actor, work);
  }

  private static String code(ApiClient hr) {
    return hr.get("/api/v1/organisations/mine").json().path("creditCode").asString();
  }

  private static List<JsonNode> found(ApiClient inspector, String employer, String rule) {
    return inspector
        .get("/api/v1/findings?size=200&employer=" + employer + "&rule=" + rule)
        .json()
        .path("findings")
        .valueStream()
        .toList();
  }

  private static List<String> values(JsonNode finding, String fact) {
    return all(finding, fact, "value");
  }

  private static List<String> sources(JsonNode finding, String fact) {
    return all(finding, fact, "source");
  }

  private static List<String> all(JsonNode finding, String fact, String member) {
    return finding
        .path("facts")
        .valueStream()
        .filter(each -> each.path("name").asString().equals(fact))
        .map(each -> each.path(member).asString())
        .toList();
  }
}
