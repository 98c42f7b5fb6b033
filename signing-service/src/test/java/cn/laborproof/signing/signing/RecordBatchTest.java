package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.StatedTime;
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
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Concluded contracts get evidence records, several under one timestamp (ADR 33). */
@JourneyTest
final class RecordBatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration YEARS = Duration.ofDays(7 * 365);

  private static final String SUITE = "/api/v1/organisations/mine/suite";

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private SchedulerClient scheduler;
  @Autowired private EvidencePackages packages;
  @Autowired private Tenancy tenancy;
  @Autowired private ArchiveReview review;

  @Test
  void contracts_that_are_due_together_share_a_timestamp_and_keep_their_bytes() throws Exception {
    ApiClient hr = desk(0).login("hr.jiangnan");
    List<String> contracts = List.of(concluded(0), concluded(1));
    List<byte[]> before = contracts.stream().map(id -> document(hr, id)).toList();
    prolong(contracts.get(1), Instant.now().plus(Duration.ofDays(10)));
    prolong(contracts.get(0), Instant.now());

    for (String contract : contracts) {
      await().atMost(PATIENCE).until(() -> kinds(hr, contract).contains("evidence-record.done"));
    }
    List<StatedTime> stamps = contracts.stream().map(this::passedWithRecord).toList();
    assertThat(stamps).hasSize(2).doesNotContainNull();
    assertThat(stamps.getFirst()).isEqualTo(stamps.getLast());
    for (String contract : contracts) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(taskOf("evidence-record", contract).getFirst().getExecutionTime())
                  .isAfter(Instant.now().plus(YEARS)));
    }

    // What has a record is not stamped in the file any more: the record would not fit it then.
    String contract = contracts.getFirst();
    scheduler.reschedule(
        taskOf("archive-renewal", contract).getFirst().getTaskInstance(), Instant.now());
    await().atMost(PATIENCE).until(() -> taskOf("archive-renewal", contract).isEmpty());
    assertThat(kinds(hr, contract)).doesNotContain("archive-renewal.intended");
    assertThat(document(hr, contract)).isEqualTo(before.getFirst());
  }

  @Test
  void an_end_of_an_algorithm_that_is_brought_forward_moves_what_was_appointed() throws Exception {
    String contract = concluded(2);
    assertThat(due(contract)).isAfter(Instant.now().plus(YEARS));
    Path directory = installation.directory("trust");
    TrustBundle before = TrustBundle.load(directory);
    review.ends();
    ending(before, "SHA-512", 400).writeTo(directory);
    try {
      review.ends();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(due(contract)).isBefore(Instant.now().plus(Duration.ofDays(230))));
    } finally {
      before.writeTo(directory);
    }
    review.ends();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(due(contract)).isAfter(Instant.now().plus(YEARS)));
  }

  @Test
  void what_is_signed_in_sm2_alone_is_carried_beyond_the_end_of_sm3_by_a_record_by_sha_512()
      throws Exception {
    ApiClient hr = desk(3).login("hr.jiangnan");
    hr.post(SUITE, Map.of("suite", "national"));
    String contract;
    try {
      contract = concluded(3);
    } finally {
      hr.post(SUITE, Map.of("suite", "international"));
    }
    prolong(contract, Instant.now());
    await().atMost(PATIENCE).until(() -> kinds(hr, contract).contains("evidence-record.done"));
    ScheduledExecution<Void> renewal = taskOf("archive-renewal", contract).getFirst();
    assertThat(digests(renewal)).containsExactly(GMObjectIdentifiers.sm3);

    Path directory = installation.directory("trust");
    TrustBundle before = TrustBundle.load(directory);
    ending(before, "SM3", 200).writeTo(directory);
    try {
      scheduler.reschedule(renewal.getTaskInstance(), Instant.now());
      // It finds SM3 about to end and appoints the record for now.
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(digests(renewal))
                  .containsExactly(GMObjectIdentifiers.sm3, NISTObjectIdentifiers.id_sha512));
      assertThat(kinds(hr, contract)).doesNotContain("archive-renewal.intended");
    } finally {
      before.writeTo(directory);
    }
  }

  /** By which digests the trees of the newest record of a document are, oldest first. */
  private List<ASN1ObjectIdentifier> digests(ScheduledExecution<Void> task) throws Exception {
    var pack = EvidencePackage.open(evidence(task), PackageLimits.DEFAULT);
    byte[] record = pack.content(pack.manifest().withRole(MemberRole.EVIDENCE_RECORD).getFirst());
    return Stream.of(EvidenceRecord.getInstance(record).getDigestAlgorithms())
        .map(AlgorithmIdentifier::getAlgorithm)
        .toList();
  }

  private static TrustBundle ending(TrustBundle trust, String algorithm, int days) {
    Instant end = Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    return new TrustBundle(
        trust.name(),
        trust.version(),
        trust.created(),
        trust.demo(),
        trust.roots(),
        trust.logs(),
        trust.witnesses(),
        trust.ledger(),
        trust.courts(),
        trust.courtReceiptRequired(),
        trust.packageKeys(),
        trust.algorithms().stream()
            .map(a -> a.algorithm().equals(algorithm) ? new AlgorithmEnd(algorithm, end) : a)
            .toList(),
        trust.demoPolicies());
  }

  private Instant due(String contract) {
    return taskOf("archive-renewal", contract).getFirst().getExecutionTime();
  }

  private Desk desk(int resident) {
    return new Desk(
        port, installation.data(), Residents.at(installation.authoritiesUri(), resident));
  }

  private String concluded(int resident) {
    Desk desk = desk(resident);
    ApiClient hr = desk.login("hr.jiangnan");
    String contract = desk.freeze(hr);
    ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    desk.bankCard(phone);
    desk.readAndSign(phone);
    desk.sealAndWait(desk.login("seal.jiangnan"), contract);
    return contract;
  }

  private static byte[] document(ApiClient hr, String contract) {
    return hr.get("/api/v1/contracts/" + contract + "/document").body();
  }

  private void prolong(String contract, Instant at) {
    String target = taskOf("archive-renewal", contract).getFirst().getTaskInstance().getId();
    assertThat(scheduler.scheduleIfNotExists(new TaskInstance<Void>("evidence-record", target), at))
        .isTrue();
  }

  /** The time of the record in the contract's package, which passes with it. */
  private StatedTime passedWithRecord(String contract) {
    byte[] evidence = evidence(taskOf("archive-renewal", contract).getFirst());
    try {
      TrustBundle trust = TrustBundle.load(installation.directory("trust"));
      Verdict verdict =
          EvidenceVerifier.of(trust, Clock.systemUTC()).verify("c.evidence.zip", evidence);
      assertThat(verdict.scope()).isEqualTo(Scope.REGISTERED);
      assertThat(verdict.indication()).as("%s", verdict.open()).isEqualTo(Indication.TOTAL_PASSED);
      return verdict.times().stream()
          .filter(time -> time.what().equals(StatedTime.EVIDENCE_RECORD))
          .findFirst()
          .orElseThrow();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private byte[] evidence(ScheduledExecution<Void> task) {
    var target = SigningTasks.Target.of(task.getTaskInstance().getId());
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

  private List<ScheduledExecution<Void>> taskOf(String task, String contract) {
    return scheduler.getScheduledExecutionsForTask(task, Void.class).stream()
        .filter(execution -> execution.getTaskInstance().getId().endsWith(contract))
        .toList();
  }

  private static List<String> kinds(ApiClient hr, String contract) {
    var kinds = new ArrayList<String>();
    hr.get("/api/v1/contracts/" + contract + "/timeline")
        .json()
        .forEach(event -> kinds.add(event.path("kind").asString()));
    return kinds;
  }
}
