package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The process dies at each use of a worker's session key; recovery and task then meet. */
@JourneyTest
@Import(MortalVault.class)
@TestPropertySource(properties = "laborproof.evidence.intent-timeout=4s")
final class DeathAtTheKeyTest {
  private static final String SESSION = "/api/v1/signing/session";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Desk desk;
  private ApiClient hr;
  private String contract;
  private ApiClient phone;

  @BeforeEach
  void comeToTheReading() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 3));
    hr = desk.login("hr.jiangnan");
    contract = desk.freeze(hr);
    phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    phone.post(SESSION + "/reading", Map.of("reachedEnd", true, "seconds", 40));
  }

  @ParameterizedTest
  @CsvSource({
    "generate, true",
    "keepChain, false",
    "keepChain, true",
    "activate, true",
    "sign, false",
    "sign, true",
    "destroy, false"
  })
  void the_signature_comes_once_or_the_worker_is_asked_anew(String call, boolean done) {
    MortalVault.dieOnceAt(call, done);

    confirmTheWill();
    await().atMost(PATIENCE).until(MortalVault::isDead);
    await().atMost(PATIENCE).until(() -> !step().equals("signing") && isSettled());
    if (step().equals("will")) {
      assertThat(phone.get(SESSION).json().path("askedAgain").asBoolean()).isTrue();
      confirmTheWill();
    }
    desk.waitFor(phone, "half-signed");

    await().atMost(PATIENCE).until(() -> isSettled() && everySessionKeyIsDestroyed());
    List<String> kinds = kinds();
    int interrupted = count(kinds, "worker-key.destroyed");
    assertThat(interrupted).isEqualTo(call.equals("sign") && done ? 1 : 0);
    assertThat(count(kinds, "worker-signature.done")).isEqualTo(1);
    assertThat(count(kinds, "will.confirmed")).isEqualTo(1 + interrupted);
    assertThat(count(kinds, "worker-certificate.done")).isEqualTo(1 + interrupted);
    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
  }

  private void confirmTheWill() {
    String sha256 = phone.get(SESSION + "/reading").json().path("sha256").asString();
    Set<String> before = desk.codesSoFar();
    assertThat(phone.post(SESSION + "/will/code", Map.of()).status()).isEqualTo(200);
    var answer =
        phone.post(
            SESSION + "/will",
            Map.of("sha256", sha256, "code", desk.code(before), "signature", Desk.SIGNATURE));
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
  }

  private String step() {
    return phone.get(SESSION).json().path("step").asString();
  }

  private List<String> kinds() {
    var kinds = new ArrayList<String>();
    hr.get("/api/v1/contracts/" + contract + "/timeline")
        .json()
        .forEach(event -> kinds.add(event.path("kind").asString()));
    return kinds;
  }

  /** Each intent has its result, or its failure is written down. */
  private boolean isSettled() {
    List<String> kinds = kinds();
    return kinds.stream()
        .filter(kind -> kind.endsWith(".intended"))
        .map(kind -> kind.substring(0, kind.length() - "intended".length()))
        .allMatch(act ->
            count(kinds, act + "intended")
                == count(kinds, act + "done") + count(kinds, act + "failed"));
  }

  private boolean everySessionKeyIsDestroyed() throws IOException {
    try (Stream<Path> records = Files.walk(installation.data().resolve("vault"))) {
      for (Path key :
          records.filter(k -> k.getFileName().toString().matches("worker-.*\\.key")).toList()) {
        if (!Files.readString(key).contains("\"state\":\"DESTROYED\"")) {
          return false;
        }
      }
    }
    return true;
  }

  private static int count(List<String> kinds, String kind) {
    return Collections.frequency(kinds, kind);
  }
}
