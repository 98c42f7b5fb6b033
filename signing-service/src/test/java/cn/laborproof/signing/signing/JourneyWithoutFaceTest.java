package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.shared.Installation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@JourneyTest
final class JourneyWithoutFaceTest {
  @LocalServerPort private int port;
  @Autowired private Installation installation;

  private Desk desk;

  @BeforeEach
  void openTheDesk() {
    desk = new Desk(port, installation.data(), Residents.first(installation.authoritiesUri()));
  }

  @Test
  void a_contract_goes_the_whole_way_from_draft_to_the_copy_on_the_phone() {
    ApiClient hr = desk.login("hr.jiangnan");
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);

    byte[] half = phone.get("/api/v1/signing/session/copy").body();
    assertThat(new String(half, 0, 5)).isEqualTo("%PDF-");

    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    Desk.step(phone.get("/api/v1/signing/session"), "concluded");
    JsonNode status = hr.get("/api/v1/contracts/" + contract + "/status").json();
    assertThat(status.path("inForce").asBoolean()).isTrue();
    assertThat(kinds(hr.get("/api/v1/contracts/" + contract + "/timeline").json()))
        .containsSubsequence(
            "contract.drafted",
            "contract.frozen",
            "invitation.made",
            "link.opened",
            "consent.e-form",
            "route.without-face",
            "id-number.matched",
            "phone.confirmed",
            "identity-check.done",
            "contract.read",
            "will.confirmed",
            "worker-certificate.done",
            "worker-signature.done",
            "employer-seal.done",
            "archive-timestamp.done",
            "contract.concluded");

    var reference =
        desk.phone().get("/api/v1/public/references/" + status.path("reference").asString()).json();
    assertThat(reference.path("worker").asString())
        .isEqualTo(desk.resident().get("name").substring(0, 1) + "*");
    assertThat(reference.toString()).doesNotContain(desk.resident().get("idNumber"));
  }

  private static List<String> kinds(JsonNode timeline) {
    var kinds = new ArrayList<String>();
    timeline.forEach(event -> kinds.add(event.path("kind").asString()));
    return kinds;
  }
}
