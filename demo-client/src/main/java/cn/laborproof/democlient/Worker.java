package cn.laborproof.democlient;

import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A worker with a phone: goes the way a link opens, one page after the other. Does what the page
 * asks for now, whatever was asked before, so a service that died and came back finds the worker
 * where it stands itself.
 */
final class Worker {

  private static final String SESSION = "/api/v1/signing/session";

  /** More than any way needs; a session that still asks after them is stuck. */
  private static final int MOST_STEPS = 60;

  private static final long PAUSE_MILLIS = 250;
  private static final int MOST_CHECKS = 3;

  private final HttpAgent browser;
  private final Phone phone;
  private final Resident person;
  private final Report report;
  private int checks;

  Worker(URI service, Resident person, Report report) throws IOException, InterruptedException {
    this.browser = new HttpAgent(service);
    this.phone = new Phone(service, person.mobile());
    this.person = person;
    this.report = report;
  }

  /** How somebody shows who they are. */
  private interface Means {
    JsonObject choice();

    /** Does what the page of this step asks for. */
    void show(String step) throws IOException, InterruptedException;
  }

  /** From the link in the text message to the signature, identity shown to the camera. */
  void signShowingTheFace(ClipLibrary clips, String actor)
      throws IOException, InterruptedException {
    sign(new Face(clips, actor));
  }

  /** The equal route without a face: bank card, four factors. */
  void signWithTheBankCard() throws IOException, InterruptedException {
    sign(new BankCard());
  }

  private void sign(Means means) throws IOException, InterruptedException {
    open();
    for (int i = 0; i < MOST_STEPS; i++) {
      try {
        String step = browser.get(SESSION).text("step");
        if (step.equals("half-signed") || step.equals("concluded")) {
          report.step(
              person.name() + " read to the end, confirmed the will by code and signed by hand");
          return;
        }
        act(step, means);
      } catch (RefusedException e) {
        if (e.isNotSignedIn() || e.is("session-superseded")) {
          open();
        } else if (e.is("service-unavailable")) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } else if (!e.is("not-this-step")) {
          throw e;
        }
      }
    }
    throw new JourneyException(person.name() + " does not get to the end of the way");
  }

  private void act(String step, Means means) throws IOException, InterruptedException {
    switch (step) {
      case "notice" -> {
        post("/agree", nothing());
        report.step(person.name() + " opened the link and agreed to the electronic form");
      }
      case "route" -> post("/route", means.choice());
      case "number" ->
          post("/number", JsonObject.builder().put("idNumber", person.idNumber()).build());
      case "code" -> proveThePhone();
      case "portrait", "camera", "bank-card" -> means.show(step);
      case "reading" ->
          post("/reading", JsonObject.builder().put("reachedEnd", true).put("seconds", 45).build());
      case "will" -> confirmTheWill();
      case "signing" -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      default -> throw new JourneyException("the way of " + person.name() + " ended: " + step);
    }
  }

  private void open() throws IOException, InterruptedException {
    browser.arrive();
    browser.post(
        "/api/v1/signing/sessions", JsonObject.builder().put("token", phone.linkToken()).build());
    browser.arrive();
  }

  private void proveThePhone() throws IOException, InterruptedException {
    String code = phone.code(() -> askFor("/code/again"));
    tryCode("/code", JsonObject.builder().put("code", code).build());
  }

  private void confirmTheWill() throws IOException, InterruptedException {
    String sha256 = browser.get(SESSION + "/reading").text("sha256");
    askFor("/will/code");
    String code = phone.code(() -> askFor("/will/code"));
    tryCode(
        "/will",
        JsonObject.builder()
            .put("sha256", sha256)
            .put("code", code)
            .put("signature", handwriting())
            .build());
  }

  /** Asked a moment ago already: that code is on its way. */
  private void askFor(String path) throws IOException, InterruptedException {
    try {
      post(path, nothing());
    } catch (RefusedException e) {
      if (!e.is("too-many-requests")) {
        throw e;
      }
    }
  }

  /**
   * A code that was replaced or used before an answer was lost: the next round asks for another.
   */
  private void tryCode(String path, JsonObject body) throws IOException, InterruptedException {
    try {
      post(path, body);
    } catch (RefusedException e) {
      if (!e.is("code-expired", "code-wrong")) {
        throw e;
      }
    }
  }

  private void post(String path, JsonObject body) throws IOException, InterruptedException {
    browser.post(SESSION + path, body);
  }

  private static JsonObject nothing() {
    return JsonObject.builder().build();
  }

  private final class Face implements Means {
    private final ClipLibrary clips;
    private final String actor;

    Face(ClipLibrary clips, String actor) {
      this.clips = clips;
      this.actor = actor;
    }

    @Override
    public JsonObject choice() {
      return JsonObject.builder().put("route", "face").put("faceConsent", true).build();
    }

    @Override
    public void show(String step) throws IOException, InterruptedException {
      if (step.equals("portrait")) {
        browser.post(SESSION + "/portrait", "image/jpeg", clips.portrait(actor));
        return;
      }
      Answer decision = new Camera(browser, clips.performance(actor), SESSION).follow();
      if (decision.text("outcome").equals("passed")) {
        report.step(person.name() + " followed the drawn movements before the camera: accepted");
      } else if (++checks == MOST_CHECKS) {
        throw new JourneyException("the face was not accepted: " + decision.text("reason"));
      }
    }
  }

  private final class BankCard implements Means {
    @Override
    public JsonObject choice() {
      return JsonObject.builder().put("route", "bank-card").build();
    }

    @Override
    public void show(String step) throws IOException, InterruptedException {
      post(
          "/bank-card",
          JsonObject.builder().put("card", person.card()).put("mobile", person.mobile()).build());
      report.step(person.name() + " is identified by bank card, four factors");
    }
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
