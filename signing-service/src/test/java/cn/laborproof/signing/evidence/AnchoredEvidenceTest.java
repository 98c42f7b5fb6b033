package cn.laborproof.signing.evidence;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * From the commit of an event to anchor, receipt and package, with the real ledger and the demo
 * court in it.
 */
@ServiceTest
class AnchoredEvidenceTest {

  private static DemoAuthorities authorities;

  @DynamicPropertySource
  static void authorities(DynamicPropertyRegistry properties) throws IOException {
    authorities = DemoAuthorities.start(Files.createTempDirectory("laborproof-authorities"), 0);
    properties.add("laborproof.authorities-uri", () -> authorities.uri().toString());
  }

  @AfterAll
  static void close() throws Exception {
    authorities.close();
  }

  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired EvidencePackages packages;
  @Autowired StatusFeed feed;
  @Autowired PublishedLog log;
  @Autowired Ledger ledger;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;
  @Autowired Installation installation;
  @LocalServerPort int port;

  private Actor hr;
  private StreamId contract;

  @BeforeEach
  void a_new_stream() {
    hr = new Actor.Member(ids.next(), ids.next(), Role.HR, "test");
    contract = StreamId.contract(ids.next());
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          AppendedEvent event =
              journal.append(
                  EventDraft.of(contract, "contract.drafted")
                      .personal(ids.next(), "worker.name", "李四"));
          feed.publish(event, "drafted", Map.of("template", "general-v1"));
          return event;
        });
  }

  @Test
  void an_event_is_anchored_within_five_seconds_and_receipted_within_sixty() throws Exception {
    await().atMost(ofSeconds(5)).until(() -> proven().isAnchored());
    await().atMost(ofSeconds(60)).until(() -> proven().isReceipted());

    long index = proven().logIndex().orElseThrow();
    SignedCheckpoint checkpoint = log.latest().orElseThrow();
    assertThat(checkpoint.isSignedBy(log.key())).isTrue();
    assertThat(get("/log/checkpoint").body()).isEqualTo(checkpoint.bytes());
    assertThat(
            log.reader(checkpoint.checkpoint().size()).entries(index, index + 1).getFirst().kind())
        .isEqualTo(LogEntry.EVENT_COMMITMENT);
  }

  @Test
  void the_package_is_refused_while_the_anchor_is_pending_and_then_opens_and_names_the_stream()
      throws Exception {
    await().atMost(ofSeconds(60)).until(() -> proven().isReceipted());
    byte[] zip = tenancy.as(hr, () -> packages.build(contract));

    TrustBundle trust = TrustBundle.load(installation.directory("trust"));
    EvidencePackage read = EvidencePackage.open(zip, PackageLimits.DEFAULT);
    assertThat(read.manifest().stream()).isEqualTo(contract.name());
    assertThat(read.manifest().completeTo()).isEqualTo(1);
    assertThat(read.manifest().onlyOf(MemberRole.REPORT)).isPresent();
    assertThat(trust.demo()).isTrue();

    append("contract.viewed");
    assertThatThrownBy(() -> tenancy.as(hr, () -> packages.build(contract)))
        .hasMessage("anchor-pending");
  }

  @Test
  void after_the_last_event_traffic_stops() {
    await().atMost(ofSeconds(60)).until(() -> proven().isReceipted());
    AtomicLong before = new AtomicLong(-1);
    await()
        .during(ofSeconds(4))
        .atMost(ofSeconds(30))
        .until(() -> before.getAndSet(anchored()) == anchored());
    assertThat(ledger.awaitingReceipt(10)).isEmpty();
  }

  @Test
  void the_status_feed_shows_a_change_only_with_its_place_in_the_log() {
    await().atMost(ofSeconds(2)).until(() -> !mine(-1).isEmpty());
    StatusFeed.Entry entry = mine(-1).getFirst();
    assertThat(entry.stream()).isEqualTo(contract.name());
    assertThat(entry.facts()).containsEntry("template", "general-v1");
    assertThat(mine(entry.cursor())).isEmpty();
  }

  @Test
  void paths_outside_the_log_are_not_served() throws Exception {
    assertThat(get("/log/tile/../../vault/master.secret").statusCode()).isIn(400, 404);
    assertThat(get("/log/.writer.lock").statusCode()).isEqualTo(404);
  }

  private long anchored() {
    return ledger.latest(log.key().name()).orElseThrow().record().size();
  }

  private List<StatusFeed.Entry> mine(long cursor) {
    return tenancy.as(hr, () -> feed.after(cursor, 10));
  }

  private void append(String kind) {
    tenancy.inTransaction(hr, () -> journal.append(EventDraft.of(contract, kind)));
  }

  private EvidenceTrail.Proven proven() {
    return tenancy.as(hr, () -> trail.proven(contract));
  }

  private java.net.http.HttpResponse<byte[]> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofByteArray());
    }
  }
}
