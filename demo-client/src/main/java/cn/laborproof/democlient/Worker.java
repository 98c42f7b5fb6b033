package cn.laborproof.democlient;

import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A worker with a phone: goes the way a link opens, one page after the other. */
final class Worker {

  private static final String SESSION = "/api/v1/signing/session";

  private final HttpAgent browser;
  private final Phone phone;
  private final Resident person;
  private final Report report;

  Worker(URI service, Resident person, Report report) throws IOException, InterruptedException {
    this.browser = new HttpAgent(service);
    this.phone = new Phone(service, person.mobile());
    this.person = person;
    this.report = report;
  }

  /** From the link in the text message to the signature, identity shown to the camera. */
  void signShowingTheFace(ClipLibrary clips, String actor)
      throws IOException, InterruptedException {
    open();
    post("/route", JsonObject.builder().put("route", "face").put("faceConsent", true).build());
    proveThePhone();
    browser.post(SESSION + "/portrait", "image/jpeg", clips.portrait(actor));
    Answer decision = new Camera(browser, clips.performance(actor), SESSION).follow();
    if (!decision.text("outcome").equals("passed")) {
      throw new JourneyException("the face was not accepted: " + decision.text("reason"));
    }
    report.step(person.name() + " followed the drawn movements before the camera: accepted");
    readAndSign();
  }

  /** The equal route without a face: bank card, four factors. */
  void signWithTheBankCard() throws IOException, InterruptedException {
    open();
    post("/route", JsonObject.builder().put("route", "bank-card").build());
    proveThePhone();
    post(
        "/bank-card",
        JsonObject.builder().put("card", person.card()).put("mobile", person.mobile()).build());
    report.step(person.name() + " is identified by bank card, four factors");
    readAndSign();
  }

  private void open() throws IOException, InterruptedException {
    browser.arrive();
    String token = phone.linkToken();
    browser.post("/api/v1/signing/sessions", JsonObject.builder().put("token", token).build());
    browser.arrive();
    post("/agree", JsonObject.builder().build());
    report.step(person.name() + " opened the link and agreed to the electronic form");
  }

  private void proveThePhone() throws IOException, InterruptedException {
    post("/number", JsonObject.builder().put("idNumber", person.idNumber()).build());
    post("/code", JsonObject.builder().put("code", phone.code()).build());
  }

  private void readAndSign() throws IOException, InterruptedException {
    String sha256 = browser.get(SESSION + "/reading").text("sha256");
    post("/reading", JsonObject.builder().put("reachedEnd", true).put("seconds", 45).build());
    post("/will/code", JsonObject.builder().build());
    post(
        "/will",
        JsonObject.builder()
            .put("sha256", sha256)
            .put("code", phone.code())
            .put("signature", handwriting())
            .build());
    Patience.until(
        "the signature",
        () -> {
          String step = browser.get(SESSION).text("step");
          return step.equals("signing") ? Optional.empty() : Optional.of(step);
        });
    report.step(person.name() + " read to the end, confirmed the will by code and signed by hand");
  }

  private void post(String path, JsonObject body) throws IOException, InterruptedException {
    browser.post(SESSION + path, body);
  }

  /** Three strokes on a signature pad of 600 by 240. */
  static JsonObject handwriting() {
    return JsonObject.builder()
        .put("width", 600)
        .put("height", 240)
        .put(
            "strokes",
            new JsonArray(
                List.of(
                    stroke(80, 60, 140, 58, 200, 66, 150, 120, 90, 180),
                    stroke(240, 50, 250, 110, 246, 190, 300, 150, 340, 70),
                    stroke(380, 90, 440, 84, 500, 92, 450, 150, 400, 190))))
        .build();
  }

  private static JsonArray stroke(int... coordinates) {
    return new JsonArray(
        java.util.stream.IntStream.range(0, coordinates.length / 2)
            .<cn.laborproof.proof.json.JsonValue>mapToObj(i ->
                new JsonArray(
                    List.of(
                        new JsonInteger(coordinates[2 * i]),
                        new JsonInteger(coordinates[2 * i + 1]))))
            .toList());
  }
}
