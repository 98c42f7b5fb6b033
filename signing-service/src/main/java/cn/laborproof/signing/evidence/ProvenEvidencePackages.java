package cn.laborproof.signing.evidence;

import cn.laborproof.gateway.Ledger;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.FieldCommitter.KeptOpening;
import cn.laborproof.signing.evidence.anchor.AnchorProperties;
import cn.laborproof.signing.evidence.anchor.TrustPublisher;
import cn.laborproof.signing.evidence.log.PublishedLog;
import cn.laborproof.signing.evidence.witness.Witnesses;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link EvidencePackages} of proven streams. All inclusion proofs lead to the anchored checkpoint
 * itself, so a package needs no consistency proof; unless only another checkpoint has the
 * cosignatures that the trust bundle asks for.
 */
@Component
class ProvenEvidencePackages implements EvidencePackages {

  /** How the kind of a document that is an evidence record (RFC 4998) ends. */
  private static final String RECORD = ".evidence-record";

  private final JdbcClient jdbc;
  private final Tenancy tenancy;
  private final EvidenceTrail trail;
  private final FieldCommitter fields;
  private final DocumentVault documents;
  private final PublishedLog log;
  private final Ledger ledger;
  private final NoteKeys keys;
  private final Installation installation;
  private final AnchorProperties properties;
  private final Witnesses witnesses;
  private final EvidenceReport report;
  private final Clock clock;

  ProvenEvidencePackages(
      JdbcClient jdbc,
      Tenancy tenancy,
      EvidenceTrail trail,
      FieldCommitter fields,
      DocumentVault documents,
      PublishedLog log,
      Ledger ledger,
      NoteKeys keys,
      Installation installation,
      AnchorProperties properties,
      Witnesses witnesses,
      EvidenceReport report,
      Clock clock) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
    this.trail = trail;
    this.fields = fields;
    this.documents = documents;
    this.log = log;
    this.ledger = ledger;
    this.keys = keys;
    this.installation = installation;
    this.properties = properties;
    this.witnesses = witnesses;
    this.report = report;
    this.clock = clock;
  }

  @Override
  public byte[] build(StreamId stream) {
    return tenancy.inTransaction(() -> assemble(stream));
  }

  private byte[] assemble(StreamId stream) {
    List<LoggedEvent> events = events(stream);
    if (events.isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    AnchoredCheckpoint anchor = anchor(stream);
    long anchored = anchor.record().size();
    long size = witnesses.bestSize(log, last(events) + 1, anchored);
    String origin = anchor.record().origin();
    try {
      SignedCheckpoint checkpoint =
          log.checkpoint(size).orElseThrow(ProvenEvidencePackages::pending);
      var builder = new PackageBuilder(stream.name(), checkpoint, installation.demo());
      LogReader reader = log.reader(Math.max(size, anchored));
      addEvents(builder, stream, events, reader, size);
      if (size != anchored) {
        builder.consistency(reader.consistency(Math.min(size, anchored), reader.size()));
      }
      addDocuments(builder, stream, events);
      builder.ledgerProof(
          ledger.proofOf(origin, anchored).orElseThrow(ProvenEvidencePackages::pending));
      Optional<CourtReceipt> receipt = ledger.receiptOf(origin, anchored);
      receipt.ifPresent(builder::courtReceipt);
      builder.report(
          report.write(events.stream().map(LoggedEvent::logged).toList(), anchor, receipt));
      return builder.build(keys.signer(TrustPublisher.PACKAGE_KEY), clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  private static long last(List<LoggedEvent> events) {
    return events.getLast().logged().index();
  }

  /**
   * The anchored (and where a court is configured, receipted) checkpoint that covers the stream's
   * last event.
   */
  private AnchoredCheckpoint anchor(StreamId stream) {
    var proven = trail.proven(stream);
    if (!proven.isAnchored() || properties.court() && !proven.isReceipted()) {
      throw pending();
    }
    long entries = proven.logIndex().orElseThrow(ProvenEvidencePackages::pending) + 1;
    String origin = log.key().name();
    var anchor =
        properties.court()
            ? ledger.firstReceiptedCovering(origin, entries)
            : ledger.firstCovering(origin, entries);
    return anchor.orElseThrow(ProvenEvidencePackages::pending);
  }

  private static Refusal pending() {
    return new Refusal(EvidenceRefusal.ANCHOR_PENDING);
  }

  private void addEvents(
      PackageBuilder builder,
      StreamId stream,
      List<LoggedEvent> events,
      LogReader reader,
      long size)
      throws IOException {
    List<KeptOpening> openings = visibleOpenings(stream);
    for (LoggedEvent logged : events) {
      List<FieldOpening> ofEvent =
          openings.stream()
              .filter(kept -> kept.seq() == logged.event().seq())
              .map(KeptOpening::opening)
              .toList();
      long index = logged.logged().index();
      builder.event(logged.event(), logged.salt(), reader.inclusion(index, size), ofEvent);
    }
  }

  /**
   * An office's package proves what happened without personal values; parties see what the
   * row-level security shows them.
   */
  private List<KeptOpening> visibleOpenings(StreamId stream) {
    return tenancy.current().scope().office() != null
        ? List.of()
        : fields.openings(stream.subject());
  }

  /**
   * Of each document the events name, the last version. Media that only identified a person stay
   * out.
   */
  private void addDocuments(PackageBuilder builder, StreamId stream, List<LoggedEvent> events) {
    SequencedMap<String, Subject> last = new LinkedHashMap<>();
    events.forEach(
        logged -> logged.event().subjects().forEach(named -> last.putLast(named.name(), named)));
    List<StoredDocument> kept = documents.of(stream.subject());
    List<StoredDocument> named =
        last.values().stream()
            .map(subject -> newest(kept, subject))
            .flatMap(Optional::stream)
            .toList();
    Optional<StoredDocument> current =
        named.stream().filter(ProvenEvidencePackages::isPdf).reduce((earlier, later) -> later);
    named.forEach(document -> add(builder, document, current.filter(document::equals).isPresent()));
  }

  private static boolean isPdf(StoredDocument document) {
    return document.mediaType().equals("application/pdf");
  }

  private static Optional<StoredDocument> newest(List<StoredDocument> kept, Subject named) {
    return kept.stream()
        .filter(document -> document.fileName().equals(named.name()))
        .filter(document -> document.sha256().equals(named.sha256()) && !document.erased())
        .reduce((earlier, later) -> later);
  }

  /**
   * The newest PDF of a stream is the document a court examines; what came before it, frozen or
   * half signed, goes along to be compared with the events only.
   */
  private void add(PackageBuilder builder, StoredDocument document, boolean current) {
    boolean identifies =
        document.kind().startsWith("face.") || document.kind().startsWith("identity.");
    if (current) {
      builder.document(document.fileName(), documents.open(document.id()));
    } else if (document.kind().endsWith(RECORD)) {
      String prolonged =
          document.fileName().substring(0, document.fileName().length() - ".ers".length());
      builder.evidenceRecord(prolonged, documents.open(document.id()));
    } else if (!identifies) {
      builder.attachment(document.fileName(), documents.open(document.id()));
    }
  }

  private List<LoggedEvent> events(StreamId stream) {
    return jdbc.sql(
            """
            select e.canonical, e.salt, l.log_index from evidence_event e join log_entry l on l.id = e.log_entry
            where e.subject_id = ? order by e.seq
            """)
        .param(stream.subject())
        .query((row, number) ->
            new LoggedEvent(
                EvidenceEvent.parse(Objects.requireNonNull(row.getBytes("canonical"))),
                Salt.of(Objects.requireNonNull(row.getBytes("salt"))),
                row.getObject("log_index", Long.class)))
        .list();
  }

  private record LoggedEvent(EvidenceEvent event, Salt salt, @Nullable Long index) {
    EvidenceReport.Logged logged() {
      Long place = index;
      if (place == null) {
        throw pending();
      }
      return new EvidenceReport.Logged(event, place);
    }
  }
}
