package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A concluded contract gets its next archive timestamp when it is due, and is registered anew. */
@JourneyTest
final class ArchiveRenewalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private SchedulerClient scheduler;
  @Autowired private EvidencePackages packages;
  @Autowired private Tenancy tenancy;

  @Test
  void a_contract_is_renewed_when_it_is_due_and_both_files_pass_with_the_package_of_their_time()
      throws Exception {
    var desk = new Desk(port, installation.data(), Residents.first(installation.authoritiesUri()));
    ApiClient hr = desk.login("hr.jiangnan");
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    byte[] first = hr.get("/api/v1/contracts/" + contract + "/document").body();
    ScheduledExecution<Void> due = renewalOf(contract);
    var target = SigningTasks.Target.of(due.getTaskInstance().getId());
    byte[] packageBefore = evidence(target);

    assertThat(due.getExecutionTime()).isAfter(Instant.now().plus(Duration.ofDays(7 * 365)));
    scheduler.reschedule(due.getTaskInstance(), Instant.now());
    await().atMost(PATIENCE).until(() -> kinds(hr, contract).contains("archive-renewal.done"));

    byte[] renewed = hr.get("/api/v1/contracts/" + contract + "/document").body();
    assertThat(renewed).startsWith(first).hasSizeGreaterThan(first.length);
    byte[] packageAfter = evidence(target);
    assertThat(verified(renewed, packageAfter)).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verified(first, packageBefore)).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verified(first, packageAfter)).isEqualTo(Indication.TOTAL_FAILED);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(renewalOf(contract).getExecutionTime())
                .isAfter(Instant.now().plus(Duration.ofDays(7 * 365))));
  }

  private ScheduledExecution<Void> renewalOf(String contract) {
    List<ScheduledExecution<Void>> found =
        scheduler.getScheduledExecutionsForTask("archive-renewal", Void.class).stream()
            .filter(execution -> execution.getTaskInstance().getId().endsWith(contract))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private byte[] evidence(SigningTasks.Target target) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(Refusal.class::isInstance)
        .until(
            () ->
                tenancy.as(
                    new Actor.Platform(target.tenant()),
                    () -> packages.build(StreamId.contract(target.subject()))),
            Objects::nonNull);
  }

  private Indication verified(byte[] document, byte[] evidence) throws Exception {
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    Verdict verdict =
        EvidenceVerifier.of(trust, Clock.systemUTC()).verify("c.pdf", document, evidence);
    assertThat(verdict.scope()).isEqualTo(Scope.REGISTERED);
    return verdict.indication();
  }

  private static List<String> kinds(ApiClient hr, String contract) {
    var kinds = new ArrayList<String>();
    hr.get("/api/v1/contracts/" + contract + "/timeline")
        .json()
        .forEach(event -> kinds.add(event.path("kind").asString()));
    return kinds;
  }
}
