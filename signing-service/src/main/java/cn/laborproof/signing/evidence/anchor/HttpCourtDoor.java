package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.court.Depositor;
import cn.laborproof.gateway.court.HttpCourtChain;
import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The demo court, over HTTP; the embedded ledger's institutions approve its key at once. */
final class HttpCourtDoor implements CourtDoor {

  private final Installation installation;
  private final AnchorProperties properties;
  private final EmbeddedLedger ledger;
  private final NoteKeys keys;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  HttpCourtDoor(
      Installation installation,
      AnchorProperties properties,
      EmbeddedLedger ledger,
      NoteKeys keys) {
    this.installation = installation;
    this.properties = properties;
    this.ledger = ledger;
    this.keys = keys;
  }

  @Override
  public Optional<CourtTrust> trust() throws IOException {
    return Files.exists(genesisFile())
        ? Optional.of(trustOf(CourtGenesis.parse(Files.readAllBytes(genesisFile()))))
        : Optional.empty();
  }

  @Override
  public CourtChain open() throws IOException {
    CourtTrust trust = trustOf(genesis());
    Depositor depositor = new Depositor(properties.depositor(), keys.secretKey("court-depositor"));
    var court =
        new HttpCourtChain(
            client, installation.authoritiesUri(), trust, depositor, HttpCourtChain.PATIENCE);
    court.register();
    ledger.register(KeySubject.court(trust.court(), trust.chain()), trust.keys().getFirst());
    return court;
  }

  private CourtGenesis genesis() throws IOException {
    if (!Files.exists(genesisFile())) {
      CourtGenesis met =
          HttpCourtChain.introduce(client, installation.authoritiesUri(), HttpCourtChain.PATIENCE);
      PrivateFiles.write(genesisFile(), met.bytes());
    }
    return CourtGenesis.parse(Files.readAllBytes(genesisFile()));
  }

  private static CourtTrust trustOf(CourtGenesis genesis) {
    return new CourtTrust(genesis.court(), genesis.chain(), List.of(genesis.key()));
  }

  private Path genesisFile() {
    return installation.directory("court-cache").resolve("genesis.json");
  }
}
