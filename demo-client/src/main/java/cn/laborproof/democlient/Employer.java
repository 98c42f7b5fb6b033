package cn.laborproof.democlient;

import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The employer's people: HR drafts and invites, the seal keeper seals. */
final class Employer {

  private static final String CONTRACTS = "/api/v1/contracts";

  private final HttpAgent humanResources;
  private final HttpAgent sealKeeper;
  private final Report report;

  Employer(HttpAgent humanResources, HttpAgent sealKeeper, Report report) {
    this.humanResources = humanResources;
    this.sealKeeper = sealKeeper;
    this.report = report;
  }

  /** Drafts from the template, takes responsibility for what the check asks, freezes. */
  String draftAndFreeze(Resident worker, LocalDate start) throws IOException, InterruptedException {
    JsonObject draft =
        JsonObject.builder()
            .put("template", "labour-contract-general")
            .put("data", terms(worker, start))
            .build();
    String id = humanResources.create(CONTRACTS, draft).text("id");
    List<String> confirmed =
        humanResources.get(CONTRACTS + "/" + id + "/findings").list("findings").stream()
            .filter(finding -> finding.text("level").equals("confirm"))
            .map(finding -> finding.text("code"))
            .distinct()
            .toList();
    humanResources.post(
        CONTRACTS + "/" + id + "/freeze",
        JsonObject.builder().put("confirmed", JsonArray.of(confirmed, JsonString::new)).build());
    report.step("HR drafted the contract, read the compliance check and froze it");
    return id;
  }

  void invite(String contract) throws IOException, InterruptedException {
    humanResources.postOnce(
        CONTRACTS + "/" + contract + "/invitation",
        () -> status(contract).text("state").equals("invited"));
    report.step("HR invited the worker; a text message is on its way");
  }

  void seal(String contract) throws IOException, InterruptedException {
    sealKeeper.post(CONTRACTS + "/" + contract + "/seal");
    Patience.until(
        "the contract to be concluded",
        () ->
            Optional.of(status(contract).text("state")).filter(state -> state.equals("concluded")));
    report.step("the seal keeper sealed; our verifier passed the document, both are notified");
  }

  /** Waits until the evidence is anchored, and receipted where a court chain is configured. */
  Answer provenStatus(String contract) throws IOException, InterruptedException {
    Answer proven =
        Patience.until(
            "the anchor and the court's receipt",
            () ->
                Optional.of(status(contract))
                    .filter(
                        s -> s.isTrue("evidence.isAnchored") && s.isTrue("evidence.isReceipted")));
    report.step("anchored under four institution keys and receipted by the demo court");
    return proven;
  }

  /** 统一社会信用代码. */
  String creditCode() throws IOException, InterruptedException {
    return humanResources.get("/api/v1/organisations/mine").text("creditCode");
  }

  Answer status(String contract) throws IOException, InterruptedException {
    return humanResources.get(CONTRACTS + "/" + contract + "/status");
  }

  byte[] document(String contract) throws IOException, InterruptedException {
    return humanResources.download(CONTRACTS + "/" + contract + "/document");
  }

  /** Events that follow the conclusion, such as a message delivered, may still be on their way. */
  byte[] evidencePackage(String contract) throws IOException, InterruptedException {
    return Patience.until(
        "the evidence package",
        () -> humanResources.downloadUnlessPending(CONTRACTS + "/" + contract + "/evidence"));
  }

  private static JsonObject terms(Resident worker, LocalDate start) {
    Map<String, String> terms = new TreeMap<>();
    terms.put("worker.name", worker.name());
    terms.put("worker.idNumber", worker.idNumber());
    terms.put("worker.address", "浙江省杭州市西湖区演示路 1 号");
    terms.put("worker.mobile", worker.mobile());
    terms.put("term.kind", "FIXED");
    terms.put("term.start", start.toString());
    terms.put("term.end", start.plusYears(3).minusDays(1).toString());
    terms.put("term.probationMonths", "3");
    terms.put("work.post", "数控机床操作工");
    terms.put("work.duties", "操作和保养数控机床，检验所加工的零件");
    terms.put("work.place", "浙江省杭州市西湖区");
    terms.put("hours.system", "STANDARD");
    terms.put("hours.perDay", "8");
    terms.put("hours.daysPerWeek", "5");
    terms.put("hours.rest", "每周六、周日休息，法定节假日和年休假依法执行");
    terms.put("pay.monthly", "8600.00");
    terms.put("pay.probation", "7740.00");
    terms.put("pay.day", "10");
    terms.put("insurance.place", "浙江省杭州市");
    terms.put("insurance.items", "养老、医疗、失业、工伤、生育保险和住房公积金");
    terms.put("protection.conditions", "提供符合国家规定的劳动条件和劳动防护用品");
    terms.put("protection.hazards", "噪声：提供耳塞，每年体检一次");
    return JsonObject.ofStrings(terms);
  }
}
