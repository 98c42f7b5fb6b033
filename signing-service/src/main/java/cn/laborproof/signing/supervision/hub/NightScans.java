package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import cn.laborproof.signing.supervision.hub.NightScan.Counts;
import cn.laborproof.signing.supervision.hub.NightScan.Note;
import cn.laborproof.signing.supervision.hub.NightScan.State;
import cn.laborproof.signing.supervision.hub.ScanFailure.Why;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Scans a hub in full: its facts as columns, these into the object store, the whole rule library
 * over them beside the service, and what it finds held against what is stored. One for each hub at
 * a time, whichever replica does it; no more memory than bounds of some thousand lines.
 */
@Service
class NightScans {

  private static final Logger LOG = LoggerFactory.getLogger(NightScans.class);

  private final ScanRows rows;
  private final ScanTask task;
  private final ScanFolder folder;
  private final ScanProgram program;
  private final ScanComparison comparison;
  private final SnapshotFiles snapshots;
  private final HubFiles files;
  private final RulesInForce rules;
  private final ScanSettings settings;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  NightScans(
      ScanRows rows,
      ScanTask task,
      ScanFolder folder,
      ScanProgram program,
      ScanComparison comparison,
      SnapshotFiles snapshots,
      HubFiles files,
      RulesInForce rules,
      ScanSettings settings,
      EvidenceJournal journal,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.task = task;
    this.folder = folder;
    this.program = program;
    this.comparison = comparison;
    this.snapshots = snapshots;
    this.files = files;
    this.rules = rules;
    this.settings = settings;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether this installation has a program that scans, and it is there. */
  boolean isConfigured() {
    return program.isThere();
  }

  /** Whether hubs are scanned at night without anybody asking. */
  boolean isNightly() {
    return settings.nightly() && isConfigured();
  }

  /**
   * Asks for a scan of the hub of the official's office. Asked for under this id already: nothing
   * happens.
   *
   * @throws Refusal {@code scan-nothing-delivered}, {@code scan-not-configured}, {@code
   *     scan-under-way}
   */
  UUID ask(UUID id) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      if (rows.find(id).isPresent()) {
        return id;
      }
      UUID office = official.office();
      String region =
          rows.region(office).orElseThrow(() -> new Refusal(ScanRefusal.NOTHING_DELIVERED));
      if (!isConfigured()) {
        throw new Refusal(ScanRefusal.NOT_CONFIGURED);
      }
      rows.queueUp(office);
      if (rows.underWay(office).isPresent()) {
        throw new Refusal(ScanRefusal.UNDER_WAY);
      }
      NightScan scan =
          fresh(
              id,
              office,
              region,
              State.WAITING,
              Optional.of(official.displayName()),
              Optional.empty());
      journal.open(ScanEvents.stream(id), official.region());
      rows.insert(scan, id.toString(), Optional.of(official.account()));
      journal.append(ScanEvents.event(scan, "asked"));
      task.ask(office, id.toString(), 0, scan.askedAt());
      return id;
    });
  }

  /** Whether anything was ever delivered to the hub of the official's office. */
  boolean isDelivered() {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> rows.region(official.office()).isPresent());
  }

  /** Scans of the official's own hub, newest first. */
  record Page(long total, List<NightScan> scans) {}

  Page page(int page, int size) {
    Actor.Official official = official();
    return tenancy.inTransaction(() -> {
      MatchingRows<NightScan> newest = rows.newest(official.office());
      return new Page(newest.total(), newest.page(page, size));
    });
  }

  /**
   * A scan of the official's own hub.
   *
   * @throws Refusal {@code not-found}
   */
  NightScan find(UUID id) {
    Actor.Official official = official();
    return tenancy
        .inTransaction(() -> rows.find(id))
        .filter(scan -> scan.office().equals(official.office()))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** Notes of a scan; as many as are kept, which may be fewer than were counted. */
  record Notes(long total, List<Note> notes) {}

  Notes notes(NightScan scan, List<About> about, int page, int size) {
    return tenancy.inTransaction(() -> {
      MatchingRows<Note> matching = rows.notes(scan.id(), about);
      return new Notes(matching.total(), matching.page(page, size));
    });
  }

  /**
   * Notes who takes the columns along.
   *
   * @throws Refusal {@code not-found}, {@code scan-not-kept}
   */
  NightScan open(UUID id) {
    NightScan scan = find(id);
    if (scan.state() != State.DONE || scan.key().isEmpty()) {
      throw new Refusal(ScanRefusal.NOT_KEPT);
    }
    return tenancy.inTransaction(() -> {
      journal.append(ScanEvents.event(scan, "taken-along").fact("lines", scan.counts().facts()));
      return scan;
    });
  }

  /** Writes the columns of a scan that {@link #open} gave. */
  void write(NightScan scan, OutputStream out) throws IOException {
    snapshots.writeZip(scan, scan.key().orElseThrow(), out);
  }

  /**
   * Does the scan a task stands for.
   *
   * @param key see {@link ScanTask#ask}
   * @return false when another scan has the turn on this machine
   */
  boolean scan(UUID office, String key) throws IOException {
    Optional<ScanFolder.Turn> free = folder.turn();
    if (free.isEmpty()) {
      return false;
    }
    try (ScanFolder.Turn turn = free.get()) {
      Optional<NightScan> begun =
          tenancy.inTransaction(new Actor.Platform(office), () -> begin(office, key));
      if (begun.isPresent()) {
        scan(begun.get(), turn);
      }
      return true;
    }
  }

  private Optional<NightScan> begin(UUID office, String key) {
    rows.queueUp(office);
    Optional<ScanRows.UnderWay> underWay = rows.underWay(office);
    Instant now = now();
    if (underWay.isPresent()) {
      NightScan scan = underWay.get().scan();
      if (!underWay.get().instance().equals(key)) {
        // That one's task does it.
        return Optional.empty();
      }
      rows.begin(scan.id(), ids.next(), day(now), now);
      return rows.find(scan.id());
    }
    if (!key.startsWith(ScanTask.NIGHT) || !settings.nightly()) {
      return Optional.empty();
    }
    Optional<String> region = rows.region(office);
    if (region.isEmpty()) {
      return Optional.empty();
    }
    NightScan scan =
        fresh(ids.next(), office, region.get(), State.RUNNING, Optional.empty(), Optional.of(now));
    journal.open(ScanEvents.stream(scan.id()), scan.region());
    rows.insert(scan, key, Optional.empty());
    return Optional.of(scan);
  }

  private NightScan fresh(
      UUID id,
      UUID office,
      String region,
      State state,
      Optional<String> asker,
      Optional<Instant> began) {
    Instant now = now();
    return new NightScan(
        id,
        office,
        region,
        ids.next(),
        state,
        day(now),
        asker,
        now,
        began,
        Optional.empty(),
        Optional.empty(),
        Counts.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private void scan(NightScan scan, ScanFolder.Turn turn) throws IOException {
    try {
      if (!program.isThere()) {
        throw new ScanFailure(Why.NOT_CONFIGURED);
      }
      work(scan, turn.folder(scan.attempt()));
    } catch (ScanFailure e) {
      failed(scan, e.why(), e);
    } catch (InterruptedException e) {
      failed(scan, Why.STOPPED, e);
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException e) {
      failed(scan, Why.DISK, e);
    } catch (RuntimeException e) {
      failed(scan, Why.FAULT, e);
    }
    clear(scan);
  }

  /** What a snapshot is made of. */
  private record Taken(long employers, String book) {}

  private void work(NightScan scan, Path at) throws IOException, ScanFailure, InterruptedException {
    Path known = at.resolve("employers");
    try (ScanLines lines = new ScanLines(at, settings.mostDisk().toBytes())) {
      Taken taken =
          tenancy.inTransaction(
              new Actor.Platform(scan.office()), () -> take(scan, at, known, lines));
      program.run(at, scan.day());
      Properties summary = summary(at);
      byte[] key = keep(scan);
      SnapshotFiles.Stored stored;
      try {
        stored = snapshots.store(scan, key, at, summary, taken.book(), lines.count());
      } catch (IOException e) {
        throw new ScanFailure(Why.STORE, e);
      }
      ScanComparison.Outcome outcome = comparison.compare(scan, known, at.resolve("found"), lines);
      Counts counts =
          new Counts(
              lines.count(),
              Long.parseLong(summary.getProperty("rejected", "0")),
              taken.employers(),
              outcome.compared(),
              outcome.leftOut(),
              outcome.findings(),
              outcome.differences());
      done(scan, taken.book(), counts, stored);
    }
  }

  /** The employers first: whoever is touched while the facts are read is left out. */
  private Taken take(NightScan scan, Path at, Path known, ScanLines lines) {
    try {
      long employers = comparison.writeEmployers(scan, known);
      RuleBook book = rules.book();
      write(book, at.resolve("book.properties"));
      files.write(scan.office(), lines);
      return new Taken(employers, book.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link RuleBook#of} reads it. */
  private static void write(RuleBook book, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      book.written().store(writer, null);
    }
  }

  private static Properties summary(Path at) throws IOException {
    Properties summary = new Properties();
    try (Reader reader =
        Files.newBufferedReader(at.resolve("summary.properties"), StandardCharsets.UTF_8)) {
      summary.load(reader);
    }
    return summary;
  }

  private byte[] keep(NightScan scan) {
    byte[] key = snapshots.newKey(scan);
    tenancy.inTransaction(
        new Actor.Platform(scan.office()),
        () -> {
          if (!rows.isOurs(scan)) {
            throw new IllegalStateException("another attempt goes on");
          }
          rows.keep(scan.id(), key);
          return scan;
        });
    return key;
  }

  private void done(NightScan scan, String book, Counts counts, SnapshotFiles.Stored stored) {
    tenancy.inTransaction(
        new Actor.Platform(scan.office()),
        () -> {
          if (!rows.isOurs(scan)) {
            throw new IllegalStateException("another attempt goes on");
          }
          rows.done(scan, now(), book, counts, stored.files(), stored.manifest().bytes());
          journal.append(
              ScanEvents.event(scan, "done")
                  .fact("rule-book", book)
                  .fact("manifest", stored.manifest().hex())
                  .fact("facts", counts.facts())
                  .fact("employers", counts.employers())
                  .fact("left-out", counts.leftOut())
                  .fact("differences", counts.differences()));
          return scan;
        });
  }

  private void failed(NightScan scan, Why why, Exception fault) {
    // A message may quote a line of facts, so only who looks for the fault is shown it.
    LOG.warn("The full scan {} came to nothing: {}", scan.id(), why.code());
    LOG.debug("Why it came to nothing", fault);
    tenancy.inTransaction(
        new Actor.Platform(scan.office()),
        () -> {
          if (rows.isOurs(scan)) {
            rows.failed(scan, now(), why.code());
            journal.append(ScanEvents.event(scan, "failed").fact("why", why.code()));
          }
          return scan;
        });
  }

  /** Old snapshots go, and what was sent by scans that came to nothing. */
  private void clear(NightScan scan) {
    Actor platform = new Actor.Platform(scan.office());
    List<UUID> kept =
        tenancy.inTransaction(
            platform,
            () -> {
              rows.forget(rows.beyond(scan.office(), settings.keep()));
              return rows.kept(scan.office());
            });
    try {
      snapshots.keepOnly(scan.office(), kept);
    } catch (IOException e) {
      // The next scan of the hub clears it; without their keys the files open for nobody.
      LOG.warn("Old snapshots of office {} could not be removed yet", scan.office());
    }
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Rosters.ZONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }
}
