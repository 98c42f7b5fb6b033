package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.FoundRecords;
import cn.laborproof.risk.scan.Indicator;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import cn.laborproof.signing.supervision.hub.NightScan.Note;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a full scan found against what is stored, some employers at a time, both in the order
 * of their codes. An employer whose judgement waits, or that was judged or touched since the
 * snapshot began, is left out: the two would speak of different facts. Whoever differs is marked to
 * be judged anew, so that what is stored ends as a fresh full scan has it (ADR 35).
 */
@Component
final class ScanComparison {

  private static final int FETCHED = 1000;
  private static final int PIECE = 200;

  /** Stands before each employer in the file, so that one cut off is not taken for the end. */
  private static final int ANOTHER = 1;

  /** Notes of each kind that are kept; all are counted. */
  private static final int MOST_NOTES = 5000;

  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Indicator>> INDICATORS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final HubEmployers employers;
  private final HubFiles files;
  private final ScanRows rows;
  private final JudgementTask task;
  private final Tenancy tenancy;
  private final JsonMapper json;
  private final Clock clock;

  ScanComparison(
      JdbcClient jdbc,
      HubEmployers employers,
      HubFiles files,
      ScanRows rows,
      JudgementTask task,
      Tenancy tenancy,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.employers = employers;
    this.files = files;
    this.rows = rows;
    this.task = task;
    this.tenancy = tenancy;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param compared employers whose findings were held against the scan's
   * @param leftOut the others of the hub
   * @param differences findings that are not the same on both sides
   */
  record Outcome(long compared, long leftOut, long findings, long differences) {}

  /** An employer as it was when the snapshot was made. */
  private record Known(String employer, boolean settled, long judgedAt) {}

  private record Key(String rule, String subject, int ordinal) {}

  /** A finding as either side has it, sources being deliveries. */
  private record Side(
      String subject,
      boolean aboutPerson,
      int version,
      String severity,
      List<String> articles,
      String threshold,
      List<Fact> facts,
      List<String> chain,
      List<Indicator> indicators) {

    List<String> differingFrom(Side other) {
      List<String> parts = new ArrayList<>();
      part(parts, "version", version == other.version);
      part(parts, "severity", severity.equals(other.severity));
      part(parts, "articles", articles.equals(other.articles));
      part(parts, "threshold", threshold.equals(other.threshold));
      part(parts, "facts", facts.equals(other.facts));
      part(parts, "chain", chain.equals(other.chain));
      part(parts, "indicators", indicators.equals(other.indicators));
      return parts;
    }

    private static void part(List<String> parts, String name, boolean same) {
      if (!same) {
        parts.add(name);
      }
    }
  }

  /**
   * Writes down how each employer of a hub stands, in the order of their codes. Runs in the
   * caller's transaction, before the facts are read: whoever is touched after this is left out.
   *
   * @return how many there are
   */
  long writeEmployers(NightScan scan, Path file) throws IOException {
    long[] count = {0};
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      jdbc.sql(
              """
              select employer, not touched and judged_on is not distinct from :day as settled, judged_at from fact_employer
              where tenant_id = :office order by employer collate "C"
              """)
          .param("day", scan.day())
          .param("office", scan.office())
          .withFetchSize(FETCHED)
          .query(
              (RowCallbackHandler)
                  row -> {
                    try {
                      out.writeByte(ANOTHER);
                      out.writeUTF(row.getString("employer"));
                      out.writeBoolean(row.getBoolean("settled"));
                      out.writeLong(judgedAt(row));
                      count[0]++;
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
    }
    return count[0];
  }

  private static long judgedAt(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("judged_at", OffsetDateTime.class);
    return at == null ? -1 : ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
  }

  /**
   * Compares.
   *
   * @param known as {@link #writeEmployers} wrote it
   * @param found the scan's findings, ordered by employer
   * @throws IOException when a file cannot be read
   */
  Outcome compare(NightScan scan, Path known, Path found, Lineage.Rows lines) throws IOException {
    Run run = new Run(scan, lines);
    try (DataInputStream all =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(known)));
        DataInputStream scanned =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(found)))) {
      Optional<Found> next = FoundRecords.read(scanned);
      List<Known> piece = piece(all);
      while (!piece.isEmpty() || next.isPresent()) {
        Map<String, List<Found>> theirs = new LinkedHashMap<>();
        while (next.isPresent()
            && (piece.isEmpty()
                || compareCodes(next.get().finding().employer(), piece.getLast().employer())
                    <= 0)) {
          theirs
              .computeIfAbsent(next.get().finding().employer(), _ -> new ArrayList<>())
              .add(next.get());
          next = FoundRecords.read(scanned);
        }
        List<Known> these = piece;
        tenancy.inTransaction(
            new Actor.Platform(scan.office()),
            () -> {
              run.compare(these, theirs);
              return scan;
            });
        piece = piece(all);
      }
    }
    return new Outcome(run.compared, run.leftOut, run.findings, run.differences);
  }

  private static List<Known> piece(DataInputStream in) throws IOException {
    List<Known> piece = new ArrayList<>();
    while (piece.size() < PIECE && in.read() == ANOTHER) {
      piece.add(new Known(in.readUTF(), in.readBoolean(), in.readLong()));
    }
    return piece;
  }

  /** As the database orders them: by the bytes of UTF-8. */
  private static int compareCodes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** One comparison, piece by piece. */
  private final class Run {

    private final NightScan scan;
    private final Lineage.Rows lines;
    private final Map<About, Integer> noted = new HashMap<>();
    private int pieces;
    private int position;
    private long compared;
    private long leftOut;
    private long findings;
    private long differences;

    Run(NightScan scan, Lineage.Rows lines) {
      this.scan = scan;
      this.lines = lines;
    }

    void compare(List<Known> piece, Map<String, List<Found>> theirs) {
      if (!rows.isOurs(scan)) {
        throw new IllegalStateException("another attempt goes on");
      }
      Map<String, Long> settled = settledNow(piece);
      Map<String, Map<Key, Side>> stored = stored(settled.keySet());
      List<Note> notes = new ArrayList<>();
      TreeSet<String> differing = new TreeSet<>();
      TreeSet<String> listed = new TreeSet<>();
      for (Known known : piece) {
        String employer = known.employer();
        listed.add(employer);
        if (!known.settled()) {
          leftOut++;
          notes.add(Note.leftOut(About.WAITING, employer));
        } else if (settled.getOrDefault(employer, -1L) != known.judgedAt()) {
          leftOut++;
          notes.add(Note.leftOut(About.CHANGED, employer));
        } else {
          compared++;
          List<Note> differs =
              differences(
                  employer,
                  scanned(theirs.getOrDefault(employer, List.of())),
                  stored.getOrDefault(employer, Map.of()));
          if (!differs.isEmpty()) {
            differing.add(employer);
            notes.addAll(differs);
          }
        }
      }
      theirs.forEach((employer, found) -> {
        findings += found.size();
        // Whom the hub does not know at all somebody has taken out of its list.
        if (!listed.contains(employer)) {
          notes.addAll(differences(employer, scanned(found), Map.of()));
          differing.add(employer);
        }
      });
      differences += notes.stream().filter(note -> note.about().isDifference()).count();
      List<Note> kept =
          notes.stream()
              .filter(note -> noted.merge(note.about(), 1, Integer::sum) <= MOST_NOTES)
              .toList();
      rows.note(scan, position, kept);
      position += kept.size();
      pieces++;
      if (!differing.isEmpty()) {
        employers.touch(scan.office(), scan.region(), differing);
        task.lookAt(scan.office(), "scan " + scan.attempt() + " " + pieces, clock.instant());
      }
    }

    /** Of whom nothing waits, when they were judged; nobody judges them until this is over. */
    private Map<String, Long> settledNow(List<Known> piece) {
      Map<String, Long> settled = new HashMap<>();
      jdbc.sql(
              """
              select employer, touched, judged_on, judged_at from fact_employer where tenant_id = :office and employer = any(:piece)
              order by employer collate "C" for no key update
              """)
          .param("office", scan.office())
          .param("piece", piece.stream().map(Known::employer).toArray(String[]::new))
          .query(
              (RowCallbackHandler)
                  row -> {
                    if (!row.getBoolean("touched")
                        && scan.day().equals(row.getObject("judged_on", LocalDate.class))) {
                      settled.put(row.getString("employer"), judgedAt(row));
                    }
                  });
      return settled;
    }

    private Map<String, Map<Key, Side>> stored(Set<String> whose) {
      Map<String, Map<Key, Side>> stored = new HashMap<>();
      jdbc.sql(
              """
              select * from fact_finding where tenant_id = :office and employer = any(:whose) and closed_at is null
              """)
          .param("office", scan.office())
          .param("whose", whose.toArray(String[]::new))
          .query(
              (RowCallbackHandler)
                  row -> {
                    boolean person = row.getBoolean("about_person");
                    String subject = row.getString("subject");
                    stored
                        .computeIfAbsent(row.getString("employer"), _ -> new LinkedHashMap<>())
                        .put(
                            new Key(
                                row.getString("rule"),
                                person ? files.pseudonym(scan.office(), subject) : subject,
                                row.getInt("ordinal")),
                            side(row, subject, person));
                  });
      return stored;
    }

    private Side side(ResultSet row, String subject, boolean person) throws SQLException {
      return new Side(
          subject,
          person,
          row.getInt("rule_version"),
          row.getString("severity"),
          List.of((String[]) row.getArray("articles").getArray()),
          row.getString("threshold"),
          json.readValue(row.getString("facts"), FACTS),
          List.of((String[]) row.getArray("chain").getArray()),
          json.readValue(row.getString("indicators"), INDICATORS));
    }

    /** In the order in which they were found, as a judgement numbers them. */
    private Map<Key, Side> scanned(List<Found> found) {
      Map<Key, Side> scanned = new LinkedHashMap<>();
      Map<Key, Integer> seen = new HashMap<>();
      for (Found each : found) {
        Finding finding = each.finding();
        int ordinal =
            seen.merge(new Key(finding.rule(), finding.subject(), 0), 1, Integer::sum) - 1;
        scanned.put(
            new Key(finding.rule(), finding.subject(), ordinal),
            new Side(
                finding.subject(),
                !finding.subject().equals(finding.employer()),
                finding.ruleVersion(),
                finding.severity().name(),
                finding.articles(),
                finding.threshold(),
                Lineage.of(finding.facts(), lines),
                each.chain(),
                each.indicators().stream()
                    .map(indicator ->
                        new Indicator(
                            indicator.id(),
                            indicator.strong(),
                            indicator.percent(),
                            indicator.points(),
                            Lineage.of(indicator.facts(), lines)))
                    .toList()));
      }
      return scanned;
    }

    private List<Note> differences(String employer, Map<Key, Side> scanned, Map<Key, Side> stored) {
      List<Note> notes = new ArrayList<>();
      scanned.forEach((key, side) -> {
        Side kept = stored.get(key);
        if (kept == null) {
          // The scan knows persons by the keys of its files alone.
          notes.add(
              new Note(
                  About.MISSING,
                  employer,
                  key.rule(),
                  side.subject(),
                  side.aboutPerson(),
                  List.of()));
          return;
        }
        List<String> parts = side.differingFrom(kept);
        if (!parts.isEmpty()) {
          notes.add(
              new Note(
                  About.OTHER, employer, key.rule(), kept.subject(), kept.aboutPerson(), parts));
        }
      });
      stored.forEach((key, side) -> {
        if (!scanned.containsKey(key)) {
          notes.add(
              new Note(
                  About.SURPLUS,
                  employer,
                  key.rule(),
                  side.subject(),
                  side.aboutPerson(),
                  List.of()));
        }
      });
      return notes;
    }
  }
}
