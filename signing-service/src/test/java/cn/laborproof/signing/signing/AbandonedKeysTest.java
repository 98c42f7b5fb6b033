package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.vault.HalfMadeKeys;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Half-made keys leave a real token after a while, each with its event where it belongs. */
@JourneyTest
final class AbandonedKeysTest {
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofMinutes(31);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private Organisations organisations;
  @Autowired private SignatureActs acts;
  @Autowired private SigningCases cases;
  @Autowired private CredentialTransactions credentials;
  @Autowired private EvidenceJournal journal;
  @Autowired private EvidenceTrail trail;
  @Autowired private Tenancy tenancy;
  @TempDir private Path directory;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @Test
  void a_key_of_a_seal_goes_when_it_is_still_there_much_later_and_its_house_reads_of_it()
      throws Exception {
    KeyVault vault = HalfMadeKeys.vault(directory);
    AbandonedKeys sweep = sweepOf(vault);
    var key = new KeyHandle("seal-" + DemoCity.MANUFACTURER + "-77");
    StreamId stream = Organisations.stream(DemoCity.MANUFACTURER);
    HalfMadeKeys.leave(vault, key, KeyPurpose.ORGANISATION_SEAL);

    sweep.sweep();
    now.updateAndGet(time -> time.plus(SOON));
    sweep.sweep();
    assertThat(vault.abandoned()).as("it might just be being made").containsExactly(key);

    // Made whole in between, it is another matter when the same happens again.
    vault.generate(key, KeyPurpose.ORGANISATION_SEAL);
    sweep.sweep();
    assertThat(vault.state(key)).contains(KeyVault.KeyState.READY);
    vault.destroy(key);
    HalfMadeKeys.leave(
        HalfMadeKeys.vault(directory), new KeyHandle(key + "-8"), KeyPurpose.SESSION);
    now.updateAndGet(time -> time.plus(LATER));
    sweep.sweep();
    assertThat(vault.abandoned()).hasSize(1);
    assertThat(events(stream, key + "-8")).isEmpty();

    now.updateAndGet(time -> time.plus(LATER));
    sweep.sweep();
    assertThat(vault.abandoned()).isEmpty();
    assertThat(events(stream, key + "-8"))
        .containsExactly("abandoned-key.intended", "abandoned-key.done");
    assertThat(events(stream, key.value())).isEmpty();
  }

  @Test
  void a_session_key_goes_with_an_event_of_the_document_it_was_to_sign() throws Exception {
    KeyVault vault = HalfMadeKeys.vault(directory);
    AbandonedKeys sweep = sweepOf(vault);
    var desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 4));
    UUID contract = UUID.fromString(desk.freeze(desk.login("hr.jiangnan")));
    UUID act =
        tenancy.as(
            new Actor.Platform(DemoCity.MANUFACTURER),
            () -> {
              SigningCase paper = cases.find(contract);
              return tenancy.inTransaction(() ->
                  acts.ask(
                      SignatureActs.Asked.byWorker(paper, UUID.randomUUID(), new byte[1]),
                      now.get()));
            });
    var key = new KeyHandle(SignatureRole.WORKER.code() + "-" + act + "-1");
    var strange = new KeyHandle(SignatureRole.WORKER.code() + "-" + UUID.randomUUID() + "-1");
    HalfMadeKeys.leave(vault, key, KeyPurpose.SESSION);
    HalfMadeKeys.leave(vault, strange, KeyPurpose.SESSION);

    sweep.sweep();
    now.updateAndGet(time -> time.plus(LATER));
    sweep.sweep();

    assertThat(vault.abandoned()).as("nobody knows whose it is").containsExactly(strange);
    assertThat(events(StreamId.contract(contract), key.value()))
        .containsExactly("abandoned-key.intended", "abandoned-key.done");
    assertThat(vault.destroyAbandoned(strange)).isTrue();
  }

  private List<String> events(StreamId stream, String key) {
    return tenancy.inTransaction(
        new Actor.Platform(DemoCity.MANUFACTURER),
        () ->
            trail.events(stream).stream()
                .filter(event -> key.equals(event.facts().get("key")))
                .map(event -> event.kind())
                .toList());
  }

  private AbandonedKeys sweepOf(KeyVault vault) {
    return new AbandonedKeys(
        vault, organisations, acts, cases, credentials, journal, tenancy, clock(now::get));
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }
}
