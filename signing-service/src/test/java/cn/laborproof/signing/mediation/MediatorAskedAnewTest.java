package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.MortalVault;
import cn.laborproof.signing.signing.Residents;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The process dies with the mediator's key in use: nobody knows the outcome, the mediator signs
 * anew.
 */
@JourneyTest
@Import(MortalVault.class)
final class MediatorAskedAnewTest {
  @LocalServerPort private int port;
  @Autowired private Installation installation;

  @Test
  void the_page_and_the_api_ask_the_mediator_anew_and_the_agreement_gets_in_force() {
    var room =
        new MediationRoom(
            port, installation.data(), Residents.at(installation.authoritiesUri(), 2));
    ApiClient mediator = room.login("mediator");
    ApiClient respondent = room.login("seal.jiangnan");
    String id = room.freeze(mediator, respondent);
    room.workerSigns(mediator, id);
    room.respondentSeals(respondent, id);

    MortalVault.dieOnceAt("sign", true);
    room.mediatorAsks(mediator, id);
    await().atMost(Duration.ofSeconds(60)).until(() -> !isOnItsWay(mediator, id));

    assertThat(MediationRoom.status(mediator, id).path("state").asString())
        .isEqualTo("respondent-signed");
    assertThat(mediator.page("/mediation/agreements/" + id)).contains("id=\"sign\"");
    room.mediatorSigns(mediator, id);
    assertThat(isOnItsWay(mediator, id)).isFalse();
    room.bodySeals(room.login("seal.mediation"), id);
    assertThat(MediationRoom.status(mediator, id).path("inForce").asBoolean()).isTrue();
  }

  private static boolean isOnItsWay(ApiClient mediator, String id) {
    return MediationRoom.status(mediator, id).path("onItsWay").asBoolean();
  }
}
