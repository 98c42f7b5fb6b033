package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Signer;
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
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An organisation that chose the dual suite, its documents, and what a court says of their package.
 */
@JourneyTest
final class DualSuiteTest {
  private static final String SUITE = "/api/v1/organisations/mine/suite";
  private static final UUID YUNFAN = UUID.fromString("0199d000-0000-7000-8000-000000000002");
  private static final Duration YEARS = Duration.ofDays(7 * 365);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private EvidencePackages packages;
  @Autowired private Tenancy tenancy;
  @Autowired private SchedulerClient scheduler;

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 5));
  }

  @Test
  void everybodys_sm2_signature_travels_in_the_package_and_is_examined_there() throws Exception {
    ApiClient hr = desk.login("hr.yunfan");
    String contract;
    choose(hr, "dual");
    try {
      // Both pages that speak of the choice are drawn.
      assertThat(page(hr, "/console/organisation")).contains("SM2");
      assertThat(page(hr, "/console/contracts/new")).contains("SM2");
      contract = desk.freeze(hr);
      ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
      desk.bankCard(phone);
      desk.readAndSign(phone);
    } finally {
      // What was chosen when the worker was asked holds for the document.
      choose(hr, "international");
    }
    desk.sealAndWait(desk.login("seal.yunfan"), contract);

    byte[] evidence = evidence(contract);
    assertThat(attachments(evidence))
        .contains(
            "contract.pdf.worker.p7s",
            "contract.pdf.worker.p7s.json",
            "contract.pdf.employer.p7s",
            "contract.pdf.employer.p7s.json");
    Verdict verdict = verdict(evidence);
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.sentences().stream().map(Messages.in(Language.ZH)::sentence))
        .anyMatch(sentence -> sentence.contains("2 份国密签名"));
    assertThat(verdict.checks().stream().map(check -> check.code().id()))
        .contains("evidence.national", "national.value", "national.path", "national.signer");
    assertThat(verdict(flipped(evidence, "contract.pdf.worker.p7s")).indication())
        .isEqualTo(Indication.TOTAL_FAILED);
    recordIsMadeOverWhatLiesBeside(hr, contract);
  }

  /** The appointment is half a year before the timestamps end; here its time has come. */
  private void recordIsMadeOverWhatLiesBeside(ApiClient hr, String contract) throws Exception {
    ScheduledExecution<Void> appointed = appointed(contract);
    assertThat(appointed.getExecutionTime())
        .isAfter(Instant.now().plus(YEARS))
        .isBefore(Instant.now().plus(YEARS.multipliedBy(2)));
    scheduler.reschedule(appointed.getTaskInstance(), Instant.now());
    await()
        .atMost(PATIENCE)
        .until(() ->
            new String(
                    hr.get("/api/v1/contracts/" + contract + "/timeline").body(),
                    StandardCharsets.UTF_8)
                .contains("beside-record.done"));

    byte[] evidence = evidence(contract);
    assertThat(
            EvidencePackage.open(evidence, PackageLimits.DEFAULT)
                .manifest()
                .withRole(MemberRole.EVIDENCE_RECORD))
        .extracting(Member::path)
        .containsExactly("records/contract.pdf.beside.ers");
    Verdict verdict = verdict(evidence);
    assertThat(verdict.indication()).as("%s", verdict.open()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.checks())
        .filteredOn(check -> check.code().id().equals("national.record"))
        .hasSize(1)
        .allMatch(CheckResult::passed);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(appointed(contract).getExecutionTime()).isAfter(Instant.now().plus(YEARS)));
  }

  private ScheduledExecution<Void> appointed(String contract) {
    return scheduler.getScheduledExecutionsForTask("beside-record", Void.class).stream()
        .filter(execution -> execution.getTaskInstance().getId().endsWith(contract))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void signed_in_sm2_alone_a_contract_holds_by_sm2_and_sm3_and_the_verdict_says_who_reads_it()
      throws Exception {
    ApiClient hr = desk.login("hr.yunfan");
    String contract = desk.freeze(hr);
    ApiClient early = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
    choose(hr, "national");
    try {
      assertThat(page(hr, "/console/organisation")).contains("仅国密");
      String link = desk.invite(hr, contract);
      // Who was asked before, and read of another suite, does not go on from there.
      assertThat(
              early
                  .post("/api/v1/signing/session/bank-card", Map.of("card", "6222020000000000000"))
                  .code())
          .isEqualTo("session-superseded");
      ApiClient phone = desk.towardsIdentity(link, "bank-card");
      desk.bankCard(phone);
      desk.readAndSign(phone);
      assertThat(page(phone, "/s/step")).contains("文件内的签名为国密（SM2）签名");
    } finally {
      choose(hr, "international");
    }
    desk.sealAndWait(desk.login("seal.yunfan"), contract);

    byte[] evidence = evidence(contract);
    assertThat(attachments(evidence)).noneMatch(name -> name.endsWith(".p7s"));
    Verdict whole = verdict(evidence);
    assertThat(whole.indication()).as("%s", whole.open()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(whole.sentences().stream().map(Messages.in(Language.ZH)::sentence))
        .anyMatch(sentence -> sentence.startsWith("PDF 文件内有 2 个国密（SM2）签名"));

    EvidencePackage pack = EvidencePackage.open(evidence, PackageLimits.DEFAULT);
    assertThat(text(pack.content(pack.manifest().onlyOf(MemberRole.REPORT).orElseThrow())))
        .contains("文件内的签名为国密（SM2）签名");
    byte[] pdf = pack.content(pack.manifest().withRole(MemberRole.DOCUMENT).getFirst());
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    Verdict alone =
        EvidenceVerifier.of(believingSm2Alone(trust), Clock.systemUTC()).verify("c.pdf", pdf);
    assertThat(alone.indication()).as("%s", alone.open()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(alone.signers()).extracting(Signer::level).containsExactly("B-LTA", "B-LTA");
  }

  private static String text(byte[] pdf) throws Exception {
    StringBuilder text = new StringBuilder();
    try (var document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.append(PdfTextExtractor.getTextFromPage(document.getPage(page)));
      }
    }
    return text.toString();
  }

  /** Whatever in a document is not of the national suite is not believed by it. */
  private static TrustBundle believingSm2Alone(TrustBundle trust) {
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
        trust.algorithms().stream().filter(end -> end.algorithm().startsWith("SM")).toList(),
        trust.demoPolicies());
  }

  @Test
  void only_known_suites_are_chosen_and_only_by_who_manages() {
    ApiClient hr = desk.login("hr.yunfan");

    assertThat(hr.post(SUITE, Map.of("suite", "rot13")).code()).isEqualTo("suite-unknown");
    assertThat(desk.login("seal.yunfan").post(SUITE, Map.of("suite", "dual")).status())
        .isEqualTo(403);
  }

  private static String page(ApiClient hr, String path) {
    return new String(hr.get(path).body(), StandardCharsets.UTF_8);
  }

  private static void choose(ApiClient hr, String suite) {
    var answer = hr.post(SUITE, Map.of("suite", suite));
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
    assertThat(answer.json().path("suite").asString()).isEqualTo(suite);
  }

  private byte[] evidence(String contract) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(Refusal.class::isInstance)
        .until(
            () ->
                tenancy.as(
                    new Actor.Platform(YUNFAN),
                    () -> packages.build(StreamId.contract(UUID.fromString(contract)))),
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

  private Verdict verdict(byte[] evidence) throws Exception {
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    return EvidenceVerifier.of(trust, Clock.systemUTC()).verify("c.evidence.zip", evidence);
  }

  /** One bit of the content of the member of that name. */
  private static byte[] flipped(byte[] evidence, String member) throws Exception {
    Member named =
        EvidencePackage.open(evidence, PackageLimits.DEFAULT)
            .manifest()
            .withRole(MemberRole.ATTACHMENT)
            .stream()
            .filter(found -> found.fileName().equals(member))
            .findFirst()
            .orElseThrow();
    String text = new String(evidence, StandardCharsets.ISO_8859_1);
    byte[] copy = evidence.clone();
    copy[text.indexOf(named.path(), text.indexOf("PK", 4)) + named.path().length() + 100] ^= 1;
    return copy;
  }
}
