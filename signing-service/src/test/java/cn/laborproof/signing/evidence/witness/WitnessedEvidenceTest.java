package cn.laborproof.signing.evidence.witness;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.gateway.witness.Witness;
import cn.laborproof.gateway.witness.WitnessServer;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two witnesses are configured and one asked for: one never answers its door, the other opens it
 * only after contracts were anchored.
 */
@ServiceTest
class WitnessedEvidenceTest {

  private static final String NAME = "witness.example/late";

  private static DemoAuthorities authorities;
  private static ServerSocket deaf;
  private static Path home;
  private static NoteVerifier key;
  private static int witnessPort;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry properties) throws IOException {
    authorities = DemoAuthorities.start(Files.createTempDirectory("laborproof-authorities"), 0);
    properties.add("laborproof.authorities-uri", () -> authorities.uri().toString());
    home = Files.createTempDirectory("laborproof-witness");
    try (Witness witness = open(List.of())) {
      key = witness.verifier();
    }
    // Takes connections and never says a word.
    deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      witnessPort = free.getLocalPort();
    }
    String silent =
        Ed25519NoteSigner.ofSeed("witness.example/deaf", new byte[32])
            .asWitness()
            .verifier()
            .vkey();
    properties.add(
        "laborproof.witness.ask",
        () ->
            "http://127.0.0.1:%d/ %s, http://127.0.0.1:%d/ %s"
                .formatted(deaf.getLocalPort(), silent, witnessPort, key.vkey()));
    properties.add("laborproof.witness.required", () -> "1");
    properties.add("laborproof.witness.patience", () -> "300ms");
    properties.add("laborproof.witness.retry-every", () -> "200ms");
  }

  @AfterAll
  static void close() throws Exception {
    deaf.close();
    authorities.close();
  }

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired EvidencePackages packages;
  @Autowired PublishedLog log;
  @Autowired Ledger ledger;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;
  @Autowired Installation installation;
  @LocalServerPort int port;

  private Actor hr;

  @Test
  void silence_holds_nothing_up_and_a_late_witness_still_cosigns_what_is_handed_out()
      throws Exception {
    hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    StreamId first = contract();
    await().atMost(ofSeconds(60)).until(() -> proven(first).isReceipted());
    SignedCheckpoint anchored = handedOut(first);
    assertThat(anchored.note().signatures()).hasSize(1);

    // The log goes on, so the witness will see only a later state than the anchored one.
    StreamId second = contract();
    await().atMost(ofSeconds(60)).until(() -> proven(second).isReceipted());
    try (Witness witness = open(List.of(log.key()));
        WitnessServer server =
            WitnessServer.start(witness, new InetSocketAddress("127.0.0.1", witnessPort))) {
      assertThat(server.address().getPort()).isEqualTo(witnessPort);
      await().atMost(ofSeconds(30)).until(() -> isCosigned(published()));
    }
    SignedCheckpoint cosigned = handedOut(first);
    assertThat(isCosigned(cosigned)).isTrue();
    assertThat(cosigned.checkpoint().size()).isGreaterThan(anchored.checkpoint().size());
    // What is signed and anchored is the same as if there were no witnesses.
    assertThat(log.latest().orElseThrow().note().signatures()).hasSize(1);
    Checkpoint onLedger = ledger.latest(log.key().name()).orElseThrow().record().checkpoint();
    assertThat(log.checkpoint(onLedger.size()).orElseThrow().checkpoint()).isEqualTo(onLedger);
  }

  private StreamId contract() {
    StreamId contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return journal.append(
              EventDraft.of(contract, "contract.drafted")
                  .personal(ids.next(), "worker.name", "李四"));
        });
    return contract;
  }

  /** The checkpoint of the package, which must be joined to the anchored one. */
  private SignedCheckpoint handedOut(StreamId contract) throws Exception {
    byte[] zip = tenancy.as(hr, () -> packages.build(contract));
    EvidencePackage read = EvidencePackage.open(zip, PackageLimits.DEFAULT);
    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    assertThat(trust.witnesses().required()).isEqualTo(1);
    assertThat(trust.witnesses().keys()).contains(key).hasSize(2);
    return SignedCheckpoint.parse(
        read.content(read.manifest().onlyOf(MemberRole.CHECKPOINT).orElseThrow()));
  }

  private static boolean isCosigned(SignedCheckpoint checkpoint) {
    return checkpoint.witnessedBy(List.of(key), Instant.now().plusSeconds(60)).contains(key);
  }

  private SignedCheckpoint published() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/log/checkpoint");
      return SignedCheckpoint.parse(
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body());
    }
  }

  private EvidenceTrail.Proven proven(StreamId contract) {
    return tenancy.as(hr, () -> trail.proven(contract));
  }

  private static Witness open(List<NoteVerifier> logs) throws IOException {
    return Witness.open(home, NAME, logs, Clock.systemUTC(), new SecureRandom());
  }
}
