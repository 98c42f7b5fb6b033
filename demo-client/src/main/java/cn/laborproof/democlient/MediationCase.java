package cn.laborproof.democlient;

import cn.laborproof.proof.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A mediation: the mediator writes what both sides agreed, four sign it one after the other. */
final class MediationCase {

  private static final String AGREEMENTS = "/api/v1/mediation/agreements";

  /** The registered phone of the demo city's mediator. */
  private static final String MEDIATORS_MOBILE = "13900000099";

  private final HttpAgent mediator;
  private final HttpAgent respondent;
  private final HttpAgent body;
  private final Phone mediatorsPhone;
  private final Report report;

  MediationCase(URI service, Logins logins, Report report)
      throws IOException, InterruptedException {
    this.mediator = logins.agent("mediator");
    this.respondent = logins.agent("seal.jiangnan");
    this.body = logins.agent("seal.mediation");
    this.mediatorsPhone = new Phone(service, MEDIATORS_MOBILE);
    this.report = report;
  }

  /** Plays it to the end and gives the agreement's identifier. */
  String play(Worker applicant, Resident person, LocalDate today)
      throws IOException, InterruptedException {
    String id = writeAndFreeze(person, today);
    mediator.postOnce(at(id, "/invitation"), () -> status(id).text("state").equals("invited"));
    applicant.signWithTheBankCard();
    sealForTheRespondent(id);
    signAsMediator(id);
    sealForTheBody(id);
    return id;
  }

  byte[] document(String id) throws IOException, InterruptedException {
    return mediator.download(at(id, "/document"));
  }

  /** Waits until the agreement's own package can be had. */
  byte[] evidencePackage(String id) throws IOException, InterruptedException {
    return Patience.until(
        "the evidence package of the agreement",
        () -> mediator.downloadUnlessPending(at(id, "/evidence")));
  }

  private String writeAndFreeze(Resident person, LocalDate today)
      throws IOException, InterruptedException {
    String respondentCode = respondent.get("/api/v1/organisations/mine").text("creditCode");
    JsonObject draft =
        JsonObject.builder()
            .put("data", JsonObject.ofStrings(terms(person, respondentCode, today)))
            .build();
    String id = mediator.create(AGREEMENTS, draft).text("id");
    mediator.post(at(id, "/freeze"));
    report.step("the mediator wrote what both sides agreed and froze it");
    return id;
  }

  private void sealForTheRespondent(String id) throws IOException, InterruptedException {
    respondent.post(at(id, "/respondent-seal"));
    await(id, "respondent-signed");
    report.step("the respondent's seal keeper sealed; still not in force");
  }

  private void signAsMediator(String id) throws IOException, InterruptedException {
    Patience.until(
        "the mediator's signature",
        () -> {
          Answer status = status(id);
          if (status.text("state").equals("mediator-signed")) {
            return Optional.of(true);
          }
          if (!status.isTrue("onItsWay")) {
            confirmAsMediator(id, status.text("sha256"));
          }
          return Optional.empty();
        });
    report.step("the mediator confirmed by code and signed; still not in force");
  }

  /** For the first time, or anew after a signature was interrupted. */
  private void confirmAsMediator(String id, String sha256)
      throws IOException, InterruptedException {
    askForTheCode(id);
    try {
      mediator.post(
          at(id, "/mediator-signature"),
          JsonObject.builder()
              .put("sha256", sha256)
              .put("code", mediatorsPhone.code(() -> askForTheCode(id)))
              .put("signature", Worker.handwriting())
              .build());
    } catch (RefusedException e) {
      if (!e.is("code-expired", "code-wrong")) {
        throw e;
      }
    }
  }

  /** Asked a moment ago already: that code is on its way. */
  private void askForTheCode(String id) throws IOException, InterruptedException {
    try {
      mediator.post(at(id, "/mediator-code"));
    } catch (RefusedException e) {
      if (!e.is("too-many-requests")) {
        throw e;
      }
    }
  }

  private void sealForTheBody(String id) throws IOException, InterruptedException {
    body.post(at(id, "/seal"));
    await(id, "concluded");
    report.step("the mediation body sealed; our verifier passed the agreement, it is in force");
  }

  private void await(String id, String state) throws IOException, InterruptedException {
    Patience.until(
        "the agreement to be " + state,
        () -> Optional.of(status(id).text("state")).filter(state::equals));
  }

  private Answer status(String id) throws IOException, InterruptedException {
    return mediator.get(at(id, "/status"));
  }

  private static String at(String id, String what) {
    return AGREEMENTS + "/" + id + what;
  }

  private static Map<String, String> terms(
      Resident person, String respondentCode, LocalDate today) {
    Map<String, String> terms = new TreeMap<>();
    terms.put("worker.name", person.name());
    terms.put("worker.idNumber", person.idNumber());
    terms.put("worker.address", "浙江省杭州市西湖区演示路 2 号");
    terms.put("worker.mobile", person.mobile());
    terms.put("respondent.creditCode", respondentCode);
    terms.put("application.received", today.minusDays(5).toString());
    terms.put("dispute.matter", "三个月的加班工资");
    terms.put("dispute.facts", "双方确认申请人在三个月内加班一百二十小时。\n被申请人对加班事实无异议，对计算基数有异议。");
    terms.put("item1.what", "被申请人一次性支付加班工资，汇入申请人本人工资卡");
    terms.put("item1.amount", "7800.00");
    terms.put("item1.due", today.plusDays(14).toString());
    terms.put("item2.what", "双方劳动关系继续履行，就上述争议互不追究其他责任");
    terms.put("item2.due", today.plusDays(14).toString());
    return terms;
  }
}
