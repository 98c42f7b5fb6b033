package cn.laborproof.signing.evidence.anchor;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.gateway.court.CourtOutside;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service before a court that offers an API of its own, over mutual TLS. */
@ServiceTest
class OutsideCourtTest {

  private static CourtOutside court;
  private static DemoAuthorities authorities;

  @DynamicPropertySource
  static void court(DynamicPropertyRegistry properties) throws Exception {
    court = new CourtOutside(Files.createTempDirectory("laborproof-court"));
    court
        .settings()
        .forEach((name, value) -> properties.add("laborproof.court." + name, () -> value));
    properties.add("laborproof.anchor.retry-every", () -> "1s");
    // For the roots of the trust bundle; its court is not asked.
    authorities = DemoAuthorities.start(Files.createTempDirectory("laborproof-authorities"), 0);
    properties.add("laborproof.authorities-uri", () -> authorities.uri().toString());
  }

  @AfterAll
  static void close() throws Exception {
    court.close();
    authorities.close();
  }

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired EvidencePackages packages;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;
  @Autowired Installation installation;
  @Autowired Clock clock;

  @Test
  void its_receipts_come_when_it_gives_them_and_verify_under_the_published_bundle()
      throws Exception {
    Actor hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    StreamId contract = StreamId.contract(ids.next());
    court.answerDepositsWith(CourtOutside.LATER);
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return journal.append(EventDraft.of(contract, "contract.drafted"));
        });

    await().atMost(ofSeconds(60)).until(() -> proven(hr, contract).isAnchored());
    assertThat(proven(hr, contract).isReceipted()).isFalse();

    court.answerDepositsWith("");
    await().atMost(ofSeconds(60)).until(() -> proven(hr, contract).isReceipted());

    Path bundle = installation.directory("trust");
    byte[] zip = tenancy.as(hr, () -> packages.build(contract));
    EvidencePackage read = EvidencePackage.open(zip, PackageLimits.DEFAULT);
    CourtReceipt receipt =
        CourtReceipt.parse(
            read.content(read.manifest().onlyOf(MemberRole.COURT_RECEIPT).orElseThrow()));
    assertThat(receipt.chain()).isEqualTo(court.trust().chain());
    await().atMost(ofSeconds(30)).until(() -> Files.exists(bundle.resolve("trust.json")));
    TrustBundle trust = TrustBundle.load(bundle);
    assertThat(trust.courts()).contains(court.trust());
    // An unfinished contract is undecided as a whole; what the court says of it is not.
    Verdict verdict = EvidenceVerifier.of(trust, clock).verify("package", zip);
    assertThat(verdict.checks())
        .filteredOn(check -> check.code().id().contains("court"))
        .isNotEmpty()
        .allMatch(check -> check.answer().equals("passed"), "passed");
    assertThat(verdict.courtPosition()).isPresent();
  }

  private EvidenceTrail.Proven proven(Actor hr, StreamId contract) {
    return tenancy.as(hr, () -> trail.proven(contract));
  }
}
