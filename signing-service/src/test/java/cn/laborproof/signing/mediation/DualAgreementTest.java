package cn.laborproof.signing.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Residents;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A mediation body that chose the dual suite and its electronic seal: the signatures of worker,
 * respondent, mediator and body, and what a court says of the package.
 */
@JourneyTest
final class DualAgreementTest {
  private static final String SUITE = "/api/v1/organisations/mine/suite";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private EvidencePackages packages;
  @Autowired private Tenancy tenancy;
  @Autowired private SchedulerClient scheduler;

  @Test
  void all_four_sign_in_sm2_and_the_body_puts_its_electronic_seal_on() throws Exception {
    var room =
        new MediationRoom(
            port, installation.data(), Residents.at(installation.authoritiesUri(), 2));
    ApiClient mediator = room.login("mediator");
    ApiClient respondent = room.login("seal.jiangnan");
    ApiClient body = room.login("seal.mediation");
    ApiClient head = room.login("legal.mediation");
    assertThat(body.post(SUITE, Map.of("suite", "dual")).status())
        .as("who keeps the seal does not choose how it signs")
        .isEqualTo(403);
    await().atMost(PATIENCE).until(() -> chosen(head, "dual", true));
    assertThat(new String(head.get("/console/organisation").body(), StandardCharsets.UTF_8))
        .contains("id=\"suite-save\"");
    String id;
    try {
      id = room.freeze(mediator, respondent);
      room.workerSigns(mediator, id);
      room.respondentSeals(respondent, id);
      assertThat(
              new String(
                  mediator.get("/mediation/agreements/" + id).body(), StandardCharsets.UTF_8))
          .as("the mediator is told before signing")
          .contains("国密算法（SM2）");
      room.mediatorSigns(mediator, id);
      room.bodySeals(body, id);
    } finally {
      assertThat(chosen(head, "international", false)).isTrue();
    }

    byte[] evidence = evidence(id);
    assertThat(attachments(evidence))
        .contains(
            "agreement.pdf.worker.p7s",
            "agreement.pdf.employer.p7s",
            "agreement.pdf.mediator.p7s",
            "agreement.pdf.mediation-body.p7s",
            "agreement.pdf.mediation-body.p7s.json",
            "agreement.pdf.mediation-body.ses");
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    Verdict verdict =
        EvidenceVerifier.of(trust, Clock.systemUTC()).verify("a.evidence.zip", evidence);
    assertThat(verdict.indication()).as("%s", verdict.open()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.sentences().stream().map(Messages.in(Language.ZH)::sentence))
        .anyMatch(sentence -> sentence.contains("4 份国密签名"));
    assertThat(verdict.checks().stream().map(check -> check.code().id()))
        .contains("national.value", "national.signer", "eseal.value", "eseal.document");
    assertThat(
            scheduler.getScheduledExecutionsForTask("beside-record", Void.class).stream()
                .filter(execution -> execution.getTaskInstance().getId().endsWith(id)))
        .hasSize(1)
        .allMatch(execution ->
            execution.getExecutionTime().isAfter(Instant.now().plus(Duration.ofDays(7 * 365))));
  }

  /** The seal may still be on its way. */
  private static boolean chosen(ApiClient head, String suite, boolean seal) {
    return head.post(SUITE, Map.of("suite", suite)).status() == 200
        && head.post("/api/v1/seal/electronic", Map.of("use", seal)).status() == 200;
  }

  private byte[] evidence(String agreement) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(Refusal.class::isInstance)
        .until(
            () ->
                tenancy.as(
                    new Actor.Platform(DemoCity.MEDIATION_BODY),
                    () -> packages.build(new StreamId("mediation", UUID.fromString(agreement)))),
            Objects::nonNull);
  }

  private static List<String> attachments(byte[] evidence) throws Exception {
    return EvidencePackage.open(evidence, PackageLimits.DEFAULT)
        .manifest()
        .withRole(MemberRole.ATTACHMENT)
        .stream()
        .map(Member::fileName)
        .toList();
  }
}
