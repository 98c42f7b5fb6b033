package cn.laborproof.signing.evidence;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.gateway.fabric.ConsortiumAdmin;
import cn.laborproof.gateway.fabric.CourtDesk;
import cn.laborproof.gateway.fabric.FabricCourtChain;
import cn.laborproof.gateway.fabric.FabricLedger;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.log.LogProperties;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From the commit of an event to anchor and receipt on a real consortium. */
@ServiceTest
class ConsortiumEvidenceTest {

  private static final String COURT = "demo-court";
  private static Optional<CourtDesk> desk = Optional.empty();

  @DynamicPropertySource
  static void consortium(DynamicPropertyRegistry properties) throws IOException {
    Path network = ConsortiumNetwork.directory();
    String origin = ConsortiumNetwork.freshOrigin("service");
    openCourt(network);
    properties.add("laborproof.consortium", network::toString);
    properties.add("laborproof.log.origin", () -> origin);
  }

  /** A desk that runs already, on a network somebody else started, is left to its work. */
  private static void openCourt(Path network) throws IOException {
    Path folder = network.resolve("court-desk");
    try {
      desk =
          Optional.of(
              CourtDesk.open(
                  ConsortiumNetwork.connection("court-court"),
                  folder,
                  Clock.systemUTC(),
                  new SecureRandom()));
    } catch (IOException e) {
      if (Files.notExists(folder.resolve("receipt.pub"))) {
        throw e;
      }
    }
    Ed25519PublicKey key =
        Ed25519PublicKey.ofHex(Files.readString(folder.resolve("receipt.pub")).strip());
    ConsortiumAdmin admin = new ConsortiumAdmin(network, Clock.systemUTC());
    admin.setCourtKey(COURT, "DEMO", key);
    CourtTrust trust =
        FabricCourtChain.introduce(
            ConsortiumNetwork.connection("court-operator"),
            Files.createTempDirectory("court-introduction"),
            Clock.systemUTC());
    admin.approveKey(KeySubject.court(trust.court(), trust.chain()), key);
  }

  @AfterAll
  static void closeCourt() throws IOException {
    if (desk.isPresent()) {
      desk.get().close();
    }
  }

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired PublishedLog log;
  @Autowired LogProperties properties;
  @Autowired Ledger ledger;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;

  @Autowired
  @org.springframework.beans.factory.annotation.Qualifier("anchoring")
  HealthIndicator anchoring;

  @Test
  void an_event_waits_for_its_logs_key_and_is_then_anchored_proven_and_receipted()
      throws Exception {
    assertThat(ledger).isInstanceOf(FabricLedger.class);
    Actor hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    StreamId contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return journal.append(EventDraft.of(contract, "contract.drafted"));
        });
    await().atMost(ofSeconds(60)).until(() -> anchoring.health().getStatus().equals(Status.DOWN));

    new ConsortiumAdmin(ConsortiumNetwork.directory(), Clock.systemUTC())
        .approveKey(
            KeySubject.log(properties.origin()), Ed25519PublicKey.of(log.key().publicKey()));

    await()
        .atMost(ofSeconds(60))
        .until(() -> tenancy.as(hr, () -> trail.proven(contract)).isReceipted());
    assertThat(anchoring.health().getStatus()).isEqualTo(Status.UP);
    var anchor = ledger.firstCovering(properties.origin(), 1).orElseThrow();
    var proof = ledger.proofOf(properties.origin(), anchor.record().size()).orElseThrow();
    assertThat(new LedgerVerifier(ledger.trust()).verify(proof, anchor.record().checkpoint()))
        .isInstanceOf(LedgerVerification.Proven.class);
  }
}
