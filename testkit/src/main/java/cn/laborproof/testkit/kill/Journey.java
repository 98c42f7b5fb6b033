package cn.laborproof.testkit.kill;

import static cn.laborproof.testkit.kill.Watched.authority;
import static cn.laborproof.testkit.kill.Watched.client;

import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps of {@code laborproof demo} in their order, and the requests each consists of. What
 * other steps do as well waits for the step to begin, so that a kill finds its step whether or not
 * there was one in the step before.
 */
final class Journey {

  private static final String ID = "[0-9a-f-]{36}";
  private static final String CONTRACTS = "/api/v1/contracts";
  private static final String CONTRACT = CONTRACTS + "/" + ID;
  private static final String AGREEMENTS = "/api/v1/mediation/agreements";
  private static final String AGREEMENT = AGREEMENTS + "/" + ID;
  private static final String SESSION = "/api/v1/signing/session";
  private static final String ENROL = "/\\.well-known/est/.*/simpleenroll";
  private static final String TSA = "/tsa";

  private static final int MOST_DELAY_MILLIS = 300;

  /** Every so manyth kill takes database and authorities along. */
  private static final int EVERYTHING_ONCE_IN = 5;

  /** Frames a check surely has. */
  private static final int FRAMES = 12;

  private Journey() {}

  /**
   * A step.
   *
   * @param name in words
   * @param requests any of them is in the middle of it
   * @param moments at which it may be killed so that the steps after it can still be told apart
   */
  private record Step(String name, List<Watched> requests, List<Moment> moments) {
    static Step of(String name, Watched... requests) {
      return new Step(name, List.of(requests), List.of(Moment.values()));
    }

    /** Killed only before the answer, so that what was asked for is surely asked for again. */
    Step unanswered() {
      return new Step(name, requests, List.of(Moment.UNSENT, Moment.UNANSWERED));
    }

    Step answered() {
      return new Step(name, requests, List.of(Moment.ANSWERED));
    }

    KillPoint kill(Seeded any) {
      return kill(any.pick(requests), any);
    }

    /** Each of its requests, one after the other. */
    Stream<KillPoint> kills(Seeded any) {
      return requests.stream().map(request -> kill(request, any));
    }

    private KillPoint kill(Watched request, Seeded any) {
      return new KillPoint(
          name,
          request,
          any.pick(moments),
          any.number(0, MOST_DELAY_MILLIS),
          any.onceIn(EVERYTHING_ONCE_IN));
    }
  }

  /** One kill in each step. */
  static List<KillPoint> onceInEachStep(Seeded any) {
    return steps(any).map(step -> step.kill(any)).toList();
  }

  /**
   * One kill in each of so many steps, drawn among all; at least one takes database and authorities
   * along.
   */
  static List<KillPoint> inSomeSteps(int howMany, Seeded any) {
    List<KillPoint> all = onceInEachStep(any);
    List<Integer> places = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    Collections.shuffle(places, any.random());
    List<KillPoint> some =
        new ArrayList<>(places.stream().limit(howMany).sorted().map(all::get).toList());
    if (some.stream().noneMatch(KillPoint::everything)) {
      int one = any.number(0, some.size() - 1);
      some.set(one, some.get(one).ofEverything());
    }
    return List.copyOf(some);
  }

  /** One kill at each request. */
  static List<KillPoint> atEachRequest(Seeded any) {
    return steps(any).flatMap(step -> step.kills(any)).toList();
  }

  private static Stream<Step> steps(Seeded any) {
    return Stream.concat(contract(any), agreement());
  }

  private static Stream<Step> contract(Seeded any) {
    return Stream.of(
        Step.of("draft", client("POST", CONTRACTS)),
        Step.of("check", client("GET", CONTRACT + "/findings")),
        Step.of("freeze", client("POST", CONTRACT + "/freeze")),
        Step.of("invitation", client("POST", CONTRACT + "/invitation")),
        Step.of(
            "consent",
            client("POST", SESSION + "s"),
            client("POST", SESSION + "/agree"),
            client("POST", SESSION + "/route")),
        Step.of("phone", client("POST", SESSION + "/number"), client("POST", SESSION + "/code")),
        Step.of(
            "portrait",
            client("POST", SESSION + "/portrait"),
            authority("/identity/v1/two-factor").after(SESSION + "/portrait")),
        Step.of(
            "camera challenge",
            client("POST", SESSION + "/challenge"),
            client("POST", SESSION + "/frames").number(any.number(1, FRAMES)),
            client("POST", SESSION + "/decision")),
        Step.of(
            "reading", client("POST", SESSION + "/reading"), client("GET", SESSION + "/reading")),
        Step.of("code of the will", client("POST", SESSION + "/will/code")),
        Step.of(
            "worker's signature",
            client("POST", SESSION + "/will"),
            authority(ENROL).after(SESSION + "/will"),
            authority(TSA).after(SESSION + "/will")),
        Step.of(
                "seal",
                client("POST", CONTRACT + "/seal"),
                authority(TSA).after(CONTRACT + "/seal"))
            .unanswered(),
        Step.of("archive timestamp", authority(TSA).after(CONTRACT + "/seal").number(2)),
        Step.of("anchoring", client("GET", CONTRACT + "/status").answeredWith("\"concluded\""))
            .answered(),
        Step.of("court receipt", authority("/court/v1/.*").after(CONTRACT + "/seal")));
  }

  private static Stream<Step> agreement() {
    return Stream.of(
        Step.of(
            "agreement: draft",
            client("POST", AGREEMENTS),
            client("POST", AGREEMENT + "/freeze"),
            client("POST", AGREEMENT + "/invitation")),
        Step.of(
            "agreement: identity",
            client("POST", SESSION + "/bank-card"),
            authority("/identity/v1/bank-card")),
        Step.of(
            "agreement: worker's signature",
            client("POST", SESSION + "/will").after(AGREEMENT + "/invitation"),
            authority(ENROL).after(AGREEMENT + "/invitation"),
            authority(TSA).after(AGREEMENT + "/invitation")),
        Step.of(
            "agreement: respondent's seal",
            client("POST", AGREEMENT + "/respondent-seal"),
            authority(TSA).after(AGREEMENT + "/respondent-seal")),
        Step.of(
            "agreement: mediator's signature",
            client("POST", AGREEMENT + "/mediator-code"),
            client("POST", AGREEMENT + "/mediator-signature"),
            authority(ENROL).after(AGREEMENT + "/mediator-signature"),
            authority(TSA).after(AGREEMENT + "/mediator-signature")),
        Step.of(
                "agreement: seal of the body",
                client("POST", AGREEMENT + "/seal"),
                authority(TSA).after(AGREEMENT + "/seal"))
            .unanswered(),
        Step.of(
            "agreement: archive timestamp", authority(TSA).after(AGREEMENT + "/seal").number(2)),
        Step.of("packages", client("GET", CONTRACT + "/evidence")));
  }
}
