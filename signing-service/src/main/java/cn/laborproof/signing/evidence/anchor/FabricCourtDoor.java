package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.fabric.FabricCourtChain;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.json.Json;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The court's own channel. The chain is pinned by the connection file; name and key are what the
 * court's administrator said on it when it was met first.
 */
final class FabricCourtDoor implements CourtDoor, AutoCloseable {

  /** The desk signs within a second; longer waits are for the next round. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path connection;
  private final Installation installation;
  private final Clock clock;
  private @Nullable FabricCourtChain court;

  FabricCourtDoor(Path connection, Installation installation, Clock clock) {
    this.connection = connection;
    this.installation = installation;
    this.clock = clock;
  }

  @Override
  public Optional<CourtTrust> trust() throws IOException {
    return Files.exists(trustFile())
        ? Optional.of(
            CourtTrust.read(
                Json.parseCanonicalObject(Files.readAllBytes(trustFile())).fields("court")))
        : Optional.empty();
  }

  @Override
  public synchronized CourtChain open() throws IOException {
    FabricCourtChain opened = court;
    if (opened == null) {
      Path state = installation.directory("court-state");
      Optional<CourtTrust> known = trust();
      CourtTrust trust =
          known.isPresent()
              ? known.get()
              : kept(FabricCourtChain.introduce(connection, state, clock));
      opened = FabricCourtChain.open(connection, state, trust, PATIENCE, clock);
      court = opened;
    }
    return opened;
  }

  private CourtTrust kept(CourtTrust met) throws IOException {
    PrivateFiles.write(trustFile(), met.toJson().canonicalBytes());
    return met;
  }

  private Path trustFile() {
    return installation.directory("court-cache").resolve("court-channel.json");
  }

  @Override
  public synchronized void close() throws IOException {
    FabricCourtChain opened = court;
    if (opened != null) {
      opened.close();
    }
  }
}
