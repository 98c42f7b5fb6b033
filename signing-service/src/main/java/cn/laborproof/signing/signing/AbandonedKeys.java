package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyVault;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Destroys keys that a crash or a device has left half-made in the vault. One that is seen for the
 * first time may just be being made; it is destroyed when it is still there much later. Each is
 * written down where it belongs: in the history of its organisation, or of the document it was to
 * sign. What cannot be told whose it is stays, and the log says so.
 */
@Component
final class AbandonedKeys {
  private static final Logger LOG = LoggerFactory.getLogger(AbandonedKeys.class);
  private static final Duration EVERY = Duration.ofHours(1);

  /** Longer than the making of a key takes, however slow the device; less than {@link #EVERY}. */
  private static final Duration GRACE = Duration.ofMinutes(30);

  private static final String UUID_FORM = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern OF_SEAL = Pattern.compile("seal-" + UUID_FORM + "(?:-.+)?");
  private static final Pattern OF_ACT = Pattern.compile("[a-z_-]+?-" + UUID_FORM + "-.+");

  private final KeyVault vault;
  private final Organisations organisations;
  private final SignatureActs acts;
  private final SigningCases cases;
  private final CredentialTransactions credentials;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Clock clock;
  private final Map<KeyHandle, Instant> seen = new HashMap<>();

  AbandonedKeys(
      KeyVault vault,
      Organisations organisations,
      SignatureActs acts,
      SigningCases cases,
      CredentialTransactions credentials,
      EvidenceJournal journal,
      Tenancy tenancy,
      Clock clock) {
    this.vault = vault;
    this.organisations = organisations;
    this.acts = acts;
    this.cases = cases;
    this.credentials = credentials;
    this.journal = journal;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Whose key it is. */
  private record Place(UUID tenant, StreamId stream) {}

  /** Looks once; one key that cannot be destroyed does not keep the others. */
  synchronized void sweep() {
    Instant now = clock.instant();
    List<KeyHandle> found = vault.abandoned();
    seen.keySet().retainAll(found);
    for (KeyHandle key : found) {
      Instant first = seen.computeIfAbsent(key, _ -> now);
      if (now.isBefore(first.plus(GRACE))) {
        continue;
      }
      try {
        place(key)
            .ifPresentOrElse(
                place -> destroy(key, place),
                () -> LOG.warn("nobody knows whose half-made key {} is; it stays", key));
      } catch (RuntimeException e) {
        LOG.warn("the half-made key {} cannot be destroyed yet", key, e);
      }
    }
  }

  private void destroy(KeyHandle key, Place place) {
    tenancy.as(
        new Actor.Platform(place.tenant()),
        () ->
            journal.bracket(
                OutsideAct.of(
                    EventDraft.of(place.stream(), "abandoned-key.intended")
                        .fact("key", key.value()),
                    _ -> vault.destroyAbandoned(key),
                    destroyed ->
                        EventDraft.of(place.stream(), "abandoned-key.done")
                            .fact("key", key.value())
                            .fact("destroyed", destroyed))));
  }

  private Optional<Place> place(KeyHandle key) {
    Matcher seal = OF_SEAL.matcher(key.value());
    if (seal.matches()) {
      UUID organisation = UUID.fromString(seal.group(1));
      return organisations.isRegistered(organisation)
          ? Optional.of(new Place(organisation, Organisations.stream(organisation)))
          : Optional.empty();
    }
    Matcher act = OF_ACT.matcher(key.value());
    return act.matches() ? ofAct(UUID.fromString(act.group(1))) : Optional.empty();
  }

  private Optional<Place> ofAct(UUID id) {
    return credentials
        .showing("signature-act/" + id, _ -> acts.find(id))
        .map(act ->
            tenancy.as(
                new Actor.Platform(act.tenant()),
                () -> new Place(act.tenant(), cases.find(act.contract()).stream())));
  }

  @Configuration(proxyBeanMethods = false)
  static class Schedule {
    @Bean
    Task<Void> abandonedKeysTask(AbandonedKeys keys) {
      return Tasks.recurring("abandoned-keys", FixedDelay.of(EVERY))
          .execute((_, _) -> keys.sweep());
    }
  }
}
