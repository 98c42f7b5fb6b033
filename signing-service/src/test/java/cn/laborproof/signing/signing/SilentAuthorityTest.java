package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity authority is away: nothing listens where it should be. */
@JourneyTest
final class SilentAuthorityTest {
  private static final String SESSION = "/api/v1/signing/session";

  @DynamicPropertySource
  static void nobodyThere(DynamicPropertyRegistry properties) throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      properties.add(
          "laborproof.identity.authority", () -> "http://127.0.0.1:" + port + "/identity/v1");
    }
  }

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  @Test
  void more_silences_of_the_authority_than_tries_leave_the_worker_at_the_step() {
    var desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 3));
    ApiClient hr = desk.login("hr.jiangnan");
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, desk.freeze(hr)), "bank-card");

    for (int i = 0; i < 7; i++) {
      var answer = phone.post(SESSION + "/bank-card", Map.of("card", desk.resident().get("card")));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("service-unavailable");
    }
    Desk.step(phone.get(SESSION), "bank-card");
  }
}
