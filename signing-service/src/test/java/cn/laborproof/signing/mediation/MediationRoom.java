package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests do in a mediation, through the API alone. */
final class MediationRoom {
  static final String AGREEMENTS = "/api/v1/mediation/agreements";
  private static final String MEDIATORS_PHONE = "13900000099";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("/s#([A-Za-z0-9_-]{43})");

  private final Desk worker;
  private final Desk mediatorsPhone;

  MediationRoom(int port, Path data, Map<String, String> resident) {
    this.worker = new Desk(port, data, resident);
    this.mediatorsPhone = new Desk(port, data, Map.of("mobile", MEDIATORS_PHONE));
  }

  Desk worker() {
    return worker;
  }

  ApiClient login(String user) {
    return worker.login(user);
  }

  Map<String, String> data(String respondentCode) {
    var data = new TreeMap<String, String>();
    data.put("worker.name", worker.resident().get("name"));
    data.put("worker.idNumber", worker.resident().get("idNumber"));
    data.put("worker.address", "浙江省杭州市西湖区演示路 2 号");
    data.put("worker.mobile", worker.resident().get("mobile"));
    data.put("respondent.creditCode", respondentCode);
    data.put("application.received", "2026-11-10");
    data.put("dispute.matter", "2026年8月至10月的加班工资");
    data.put("dispute.facts", "双方确认劳动者在三个月内加班一百二十小时。\n用人单位对加班事实无异议，对计算基数有异议。");
    data.put("item1.what", "用人单位一次性支付加班工资，汇入劳动者本人工资卡");
    data.put("item1.amount", "7800");
    data.put("item1.due", "2026-12-05");
    data.put("item2.what", "双方劳动关系继续履行，互不追究其他责任");
    data.put("item2.due", "2026-12-05");
    return data;
  }

  /** Writes, freezes and asks the worker; answers the agreement's id. */
  String freeze(ApiClient mediator, ApiClient respondent) {
    String code = respondent.get("/api/v1/organisations/mine").json().path("creditCode").asString();
    var draft = mediator.post(AGREEMENTS, Map.of("data", data(code)));
    assertThat(draft.status()).as(new String(draft.body())).isEqualTo(201);
    String id = draft.json().path("id").asString();
    var preview = mediator.get(AGREEMENTS + "/" + id + "/preview");
    assertThat(new String(preview.body(), 0, 5)).isEqualTo("%PDF-");
    var frozen = mediator.post(AGREEMENTS + "/" + id + "/freeze", Map.of());
    assertThat(frozen.status()).as(new String(frozen.body())).isEqualTo(200);
    return id;
  }

  /** The worker's whole way by bank card. */
  ApiClient workerSigns(ApiClient mediator, String id) {
    var invitation = mediator.post(AGREEMENTS + "/" + id + "/invitation", Map.of());
    assertThat(invitation.status()).as(new String(invitation.body())).isEqualTo(201);
    Matcher link = LINK.matcher(invitation.json().path("link").asString());
    assertThat(link.find()).isTrue();
    ApiClient phone = worker.towardsIdentity(link.group(1), "bank-card");
    worker.bankCard(phone);
    worker.readAndSign(phone);
    return phone;
  }

  void respondentSeals(ApiClient keeper, String id) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            keeper.post(AGREEMENTS + "/" + id + "/respondent-seal", Map.of()).status() == 202);
    waitFor(keeper, id, "respondent-signed");
  }

  void mediatorAsks(ApiClient mediator, String id) {
    Set<String> before = mediatorsPhone.codesSoFar();
    var sent = mediator.post(AGREEMENTS + "/" + id + "/mediator-code", Map.of());
    assertThat(sent.status()).as(new String(sent.body())).isEqualTo(200);
    var signed =
        mediator.post(
            AGREEMENTS + "/" + id + "/mediator-signature",
            Map.of(
                "sha256", status(mediator, id).path("sha256").asString(),
                "code", mediatorsPhone.code(before),
                "signature", Desk.SIGNATURE));
    assertThat(signed.status()).as(new String(signed.body())).isEqualTo(202);
  }

  void mediatorSigns(ApiClient mediator, String id) {
    mediatorAsks(mediator, id);
    waitFor(mediator, id, "mediator-signed");
  }

  void bodySeals(ApiClient keeper, String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> keeper.post(AGREEMENTS + "/" + id + "/seal", Map.of()).status() == 202);
    waitFor(keeper, id, "concluded");
  }

  void waitFor(ApiClient anybody, String id, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> status(anybody, id).path("state").asString().equals(state));
  }

  static tools.jackson.databind.JsonNode status(ApiClient anybody, String id) {
    return anybody.get(AGREEMENTS + "/" + id + "/status").json();
  }
}
