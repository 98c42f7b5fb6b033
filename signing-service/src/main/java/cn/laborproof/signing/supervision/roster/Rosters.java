package cn.laborproof.signing.supervision.roster;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.roster.RosterException;
import cn.laborproof.risk.roster.RosterLine;
import cn.laborproof.risk.roster.RosterReader;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StatusFeed;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.NewDocument;
import cn.laborproof.signing.storage.StoredDocument;
import cn.laborproof.signing.supervision.SupervisionRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes in rosters and knows them. */
@Service
public class Rosters {

  /** Days are counted as in China. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Bad lines a refusal names; the file is at hand where it came from. */
  private static final int NAMED_WHEN_REFUSED = 20;

  private static final int HISTORY = 50;

  private final RosterRows rows;
  private final RosterWriter writer;
  private final Organisations organisations;
  private final DocumentVault documents;
  private final EvidenceJournal journal;
  private final StatusFeed feed;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final RosterReader reader =
      new RosterReader(number -> ResidentIdentityNumber.defectIn(number).isEmpty());

  Rosters(
      RosterRows rows,
      RosterWriter writer,
      Organisations organisations,
      DocumentVault documents,
      EvidenceJournal journal,
      StatusFeed feed,
      Tenancy tenancy,
      IdSource ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.writer = writer;
    this.organisations = organisations;
    this.documents = documents;
    this.journal = journal;
    this.feed = feed;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** The stream of one upload. */
  static StreamId stream(UUID batch) {
    return new StreamId("roster", batch);
  }

  /**
   * Replaces the roster of the employer the current actor acts for. The bytes of the current roster
   * again change nothing and answer with it.
   *
   * @param csv the file as uploaded
   * @throws Refusal {@code roster-*} when nothing of it can be kept; the roster of before stays
   */
  public RosterBatch receive(byte[] csv) {
    Organisation employer = organisations.mine();
    if (employer.kind() != OrganisationKind.EMPLOYER) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    Digest digest = Digest.sha256(csv);
    return tenancy.inTransaction(() -> {
      rows.queueUp(employer.id());
      return rows.current(employer.id())
          .filter(batch -> batch.sha256().equals(digest))
          .orElseGet(() -> keep(employer, csv, digest));
    });
  }

  /**
   * One upload the current actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  public RosterBatch find(UUID batch) {
    return tenancy
        .inTransaction(() -> rows.find(batch))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The roster of an employer that counts, as far as the current actor may see it. */
  public Optional<RosterBatch> current(UUID employer) {
    return tenancy.inTransaction(() -> rows.current(employer));
  }

  /** The rosters that count of every employer the current actor may see, by credit code. */
  public List<RosterBatch> allCurrent() {
    return tenancy.inTransaction(rows::allCurrent);
  }

  /** The kept lines of an upload, in the order of the file. */
  public List<RosterRow> rows(RosterBatch batch) {
    return tenancy.inTransaction(() -> rows.rows(batch.id()));
  }

  /** Whether the person stands on that roster. */
  public boolean hasWorker(RosterBatch batch, WorkerKey worker) {
    return tenancy.inTransaction(() -> rows.hasWorker(batch.id(), batch.tenant(), worker));
  }

  /** The own organisation's uploads, newest first. */
  List<RosterBatch> history() {
    return tenancy.inTransaction(() -> rows.history(HISTORY));
  }

  /** Bad lines behind a line number, in order. */
  List<BadLine> badLines(UUID batch, int limit, long after) {
    return tenancy.inTransaction(() -> rows.badLines(batch, limit, after));
  }

  private RosterBatch keep(Organisation employer, byte[] csv, Digest digest) {
    Counted counted = count(csv);
    var batch =
        new RosterBatch(
            ids.next(),
            employer.id(),
            employer.region(),
            employer.creditCode().value(),
            employer.name(),
            digest,
            counted.good + counted.bad,
            counted.good,
            LocalDate.ofInstant(clock.instant(), ZONE),
            clock.instant(),
            true);
    journal.open(stream(batch.id()), batch.region());
    StoredDocument file = store(batch, csv);
    rows.replace(batch, file.id());
    try (RosterWriter.Writing writing = writer.into(batch)) {
      read(csv, writing::add);
    }
    tell(batch, file);
    return batch;
  }

  private StoredDocument store(RosterBatch batch, byte[] csv) {
    return documents.store(
        new NewDocument(batch.tenant(), batch.id(), "roster.file", "roster.csv", "text/csv", csv));
  }

  private void tell(RosterBatch batch, StoredDocument file) {
    AppendedEvent event =
        journal.append(
            EventDraft.of(stream(batch.id()), "roster.received")
                .about(file)
                .fact("rows", batch.rows())
                .fact("kept", batch.kept())
                .fact("as_of", batch.asOf().toString()));
    feed.publish(
        event,
        "received",
        Map.of("rows", batch.rows(), "kept", batch.kept(), "as_of", batch.asOf().toString()));
    events.publishEvent(new RosterReceived(batch.tenant()));
  }

  /** The first of two passes: a batch knows its counts before its lines are written. */
  private Counted count(byte[] csv) {
    var counted = new Counted();
    read(csv, counted::add);
    if (counted.good == 0) {
      if (counted.bad == 0) {
        throw new Refusal(SupervisionRefusal.ROSTER_EMPTY);
      }
      throw Refusal.ofFields(SupervisionRefusal.ROSTER_WITHOUT_GOOD_LINES, counted.named);
    }
    return counted;
  }

  private void read(byte[] csv, Consumer<RosterLine> sink) {
    try {
      reader.read(new ByteArrayInputStream(csv), sink);
    } catch (RosterException e) {
      throw new Refusal(
          switch (e.reason()) {
            case EMPTY -> SupervisionRefusal.ROSTER_EMPTY;
            case COLUMN_MISSING -> SupervisionRefusal.ROSTER_COLUMN_MISSING;
            case COLUMN_TWICE -> SupervisionRefusal.ROSTER_COLUMN_TWICE;
            case NOT_TEXT -> SupervisionRefusal.ROSTER_NOT_TEXT;
            case TOO_MANY_LINES -> SupervisionRefusal.ROSTER_TOO_LONG;
          },
          e.detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Counted {
    private int good;
    private int bad;
    private final List<FieldRefusal> named = new ArrayList<>();

    void add(RosterLine line) {
      switch (line) {
        case RosterLine.Good _ -> good++;
        case RosterLine.Bad refused -> {
          bad++;
          if (named.size() < NAMED_WHEN_REFUSED) {
            BadLine named = BadLine.of(refused);
            this.named.add(
                new FieldRefusal(
                    "line " + named.line(), named.messageKey(), List.of(named.column())));
          }
        }
      }
    }
  }
}
