package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtRelay;
import cn.laborproof.gateway.RelayProblem;
import cn.laborproof.gateway.RelayReport;
import cn.laborproof.gateway.court.Depositor;
import cn.laborproof.gateway.court.HttpCourtChain;
import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.signing.evidence.log.Contradictions;
import cn.laborproof.signing.evidence.log.LogProperties;
import cn.laborproof.signing.evidence.log.SequencerRows;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The way to the demo court. Which court it is, is decided once: the genesis it gave at the first
 * meeting is kept, and from then on only what that key signed is believed.
 */
@Component
final class CourtLink {

  private static final Logger LOG = LoggerFactory.getLogger(CourtLink.class);
  private static final Duration PATIENCE = HttpCourtChain.PATIENCE;
  private static final int AT_ONCE = 50;

  private final Installation installation;
  private final AnchorProperties properties;
  private final LogProperties logProperties;
  private final EmbeddedLedger ledger;
  private final SequencerRows rows;
  private final NoteKeys keys;
  private final Contradictions contradictions;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private @Nullable CourtRelay relay;

  CourtLink(
      Installation installation,
      AnchorProperties properties,
      LogProperties logProperties,
      EmbeddedLedger ledger,
      SequencerRows rows,
      NoteKeys keys,
      Contradictions contradictions) {
    this.installation = installation;
    this.properties = properties;
    this.logProperties = logProperties;
    this.ledger = ledger;
    this.rows = rows;
    this.keys = keys;
    this.contradictions = contradictions;
  }

  /** What is believed of the court; empty while it was never met or none is configured. */
  Optional<CourtTrust> trust() throws IOException {
    if (!properties.court() || !Files.exists(genesisFile())) {
      return Optional.empty();
    }
    return Optional.of(trustOf(CourtGenesis.parse(Files.readAllBytes(genesisFile()))));
  }

  /**
   * Carries anchors to the court and receipts back. Only one thread calls this.
   *
   * @return whether everything that waits for a receipt has it
   */
  boolean round() throws IOException {
    if (!properties.court()) {
      return true;
    }
    RelayReport report = relay().round(AT_ONCE);
    report.problems().forEach(this::report);
    noteReceipts();
    return report.problems().isEmpty();
  }

  /** Meets the court for the first time, if that has not happened; its word is kept. */
  void meet() throws IOException {
    if (properties.court()) {
      relay();
    }
  }

  private synchronized CourtRelay relay() throws IOException {
    CourtRelay known = relay;
    if (known == null) {
      known = connect();
      relay = known;
    }
    return known;
  }

  private CourtRelay connect() throws IOException {
    CourtTrust trust = trustOf(genesis());
    Depositor depositor = new Depositor(properties.depositor(), keys.secretKey("court-depositor"));
    var court =
        new HttpCourtChain(client, installation.authoritiesUri(), trust, depositor, PATIENCE);
    court.register();
    ledger.register(KeySubject.court(trust.court(), trust.chain()), trust.keys().getFirst());
    return new CourtRelay(ledger, court, new HeadsInLog(rows));
  }

  private CourtGenesis genesis() throws IOException {
    if (!Files.exists(genesisFile())) {
      CourtGenesis met = HttpCourtChain.introduce(client, installation.authoritiesUri(), PATIENCE);
      PrivateFiles.write(genesisFile(), met.bytes());
    }
    return CourtGenesis.parse(Files.readAllBytes(genesisFile()));
  }

  private static CourtTrust trustOf(CourtGenesis genesis) {
    List<Ed25519PublicKey> keys = List.of(genesis.key());
    return new CourtTrust(genesis.court(), genesis.chain(), keys);
  }

  private void noteReceipts() {
    for (long size : rows.anchorsWithoutReceipt(AT_ONCE)) {
      ledger
          .receiptOf(logProperties.origin(), size)
          .map(CourtReceipt::evidenceNumber)
          .ifPresent(number -> rows.noteReceipt(size, number.text()));
    }
  }

  private void report(RelayProblem problem) {
    if (!problem.evidence().isEmpty()) {
      contradictions.keep(
          problem.code(),
          problem.detail(),
          List.of(problem.evidence().getBytes(StandardCharsets.UTF_8)));
      return;
    }
    LOG.warn(
        "no court receipt yet for size {}: {} {}",
        problem.deposit().size(),
        problem.code(),
        problem.detail());
  }

  private Path genesisFile() {
    return installation.directory("court-cache").resolve("genesis.json");
  }

  /** Court heads as log entries of their own kind; they ride on the next business anchor. */
  private record HeadsInLog(SequencerRows rows) implements cn.laborproof.gateway.CourtHeadLog {
    @Override
    public Optional<CourtHead> last(String court) {
      return rows.lastOfKind(LogEntry.COURT_HEAD)
          .map(entry -> CourtHead.parse(entry.payload()))
          .filter(head -> head.court().equals(court));
    }

    @Override
    public void append(CourtHead head) {
      rows.add(LogEntry.of(LogEntry.COURT_HEAD, head.bytes()));
    }
  }
}
