package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.signing.SigningService;
import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Residents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

final class MediationAfterARestartTest {
  @TempDir private Path data;

  @Test
  void
      what_the_mediator_confirmed_before_the_service_stopped_is_signed_or_asked_for_anew_afterwards()
          throws IOException {
    String database = TestPostgres.freshDatabase();
    try (DemoAuthorities authorities = DemoAuthorities.start(data.resolve("authorities"), 0)) {
      final String id;
      try (var service = start(database, authorities.uri())) {
        MediationRoom room = room(service, authorities.uri());
        ApiClient mediator = room.login("mediator");
        ApiClient respondent = room.login("seal.jiangnan");
        id = room.freeze(mediator, respondent);
        room.workerSigns(mediator, id);
        room.respondentSeals(respondent, id);
        room.mediatorAsks(mediator, id);
      }
      try (var service = start(database, authorities.uri())) {
        MediationRoom room = room(service, authorities.uri());
        ApiClient keeper = room.login("seal.mediation");
        ApiClient mediator = room.login("mediator");
        await().atMost(Duration.ofMinutes(1)).until(() -> !isOnItsWay(mediator, id));
        if (!isSigned(mediator, id)) {
          // The stop met the key at work: its outcome is unknown, so the mediator signs anew.
          room.mediatorSigns(mediator, id);
        }
        room.bodySeals(keeper, id);

        assertThat(MediationRoom.status(keeper, id).path("inForce").asBoolean()).isTrue();
      }
    }
  }

  private static boolean isOnItsWay(ApiClient mediator, String id) {
    return MediationRoom.status(mediator, id).path("onItsWay").asBoolean();
  }

  private static boolean isSigned(ApiClient mediator, String id) {
    return MediationRoom.status(mediator, id).path("state").asString().equals("mediator-signed");
  }

  /** Stops without waiting for what is being done. */
  private ConfigurableApplicationContext start(String database, URI authorities)
      throws IOException {
    return new SpringApplicationBuilder(SigningService.class)
        .run(
            "--server.port=0",
            "--laborproof.data=" + data,
            "--laborproof.postgres.url=" + database,
            "--laborproof.postgres.secrets=" + TestPostgres.secrets(),
            "--laborproof.postgres.connections=6",
            "--laborproof.authorities-uri=" + authorities,
            "--db-scheduler.shutdown-max-wait=0s");
  }

  private MediationRoom room(ConfigurableApplicationContext service, URI authorities) {
    int port = ((WebServerApplicationContext) service).getWebServer().getPort();
    return new MediationRoom(port, data, Residents.at(authorities, 1));
  }
}
