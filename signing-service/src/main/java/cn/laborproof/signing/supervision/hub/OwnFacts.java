package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What an office establishes by its own acts, as facts of its hub: what was verified here and what
 * departments deliver is then judged alike, and leads back to a delivery alike.
 */
@Component
public class OwnFacts {

  private final FactHub hub;
  private final FactBatches batches;
  private final FactSpool spool;
  private final HubSettings settings;
  private final Tenancy tenancy;

  OwnFacts(
      FactHub hub, FactBatches batches, FactSpool spool, HubSettings settings, Tenancy tenancy) {
    this.hub = hub;
    this.batches = batches;
    this.spool = spool;
    this.settings = settings;
    this.tenancy = tenancy;
  }

  /** Whether an office has anything of a kind from deliveries of its own. */
  public boolean holds(UUID office, FactKind kind) {
    return batches.holds(office, kind.code());
  }

  /** When a delivery of this name was issued, if the office has taken one in. */
  public Optional<Instant> delivered(UUID office, FactKind kind, String name) {
    return tenancy.inTransaction(() -> batches.issued(office, kind.code(), name));
  }

  /**
   * Takes a delivery in as if a department had sent it, in a transaction of its own.
   *
   * @param csv lines of the kind with a header, RFC 4180
   * @param issued when it was written
   * @throws Refusal {@code not-allowed} for whoever acts for no office
   */
  public void deliver(FactKind kind, String name, String csv, Instant issued) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (FactSpool.Spooled spooled =
        spool.spool(new ByteArrayInputStream(bytes), settings.mostBytes().toBytes())) {
      hub.receive(
          new Delivery(
              kind,
              false,
              FactFormat.CSV,
              name,
              FactBatch.Channel.API,
              Optional.of(issued),
              spooled.file(),
              spooled.sha256()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * States facts in the caller's transaction. Whoever they touch is judged by the hub's task soon
   * after the commit. The same text again states nothing new.
   *
   * @param csv lines of the kind with a header, RFC 4180
   * @param issued when they were established; later ones count
   * @throws Refusal {@code not-allowed} for whoever acts for no office
   */
  public void state(FactKind kind, String csv, Instant issued) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    try (FactSpool.Spooled spooled =
        spool.spool(new ByteArrayInputStream(bytes), settings.mostBytes().toBytes())) {
      hub.keepOwn(
          new Delivery(
              kind,
              false,
              FactFormat.CSV,
              kind.code(),
              FactBatch.Channel.ACT,
              Optional.of(issued),
              spooled.file(),
              spooled.sha256()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
