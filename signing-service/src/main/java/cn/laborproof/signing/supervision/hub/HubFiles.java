package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Scope;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyedDigest;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The facts of an office that count, as the files {@code laborproof risk} reads
 * (docs/risk-facts.md): what a full scan in columns, on one machine or a cluster, begins with. Each
 * line names the delivery and line it came from. Persons have keys that this file alone uses: pages
 * mask the delivered ones, and whoever needs one asks for it and is noted.
 */
@Service
class HubFiles {

  private static final int FETCHED = 1000;
  private static final String PERSON = "person";
  private static final List<String> ORIGIN = List.of("delivery", "delivery_line");

  private final JdbcClient jdbc;
  private final KeyedDigest digest;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final IdSource ids;

  HubFiles(
      JdbcClient jdbc, KeyedDigest digest, EvidenceJournal journal, Tenancy tenancy, IdSource ids) {
    this.jdbc = jdbc;
    this.digest = digest;
    this.journal = journal;
    this.tenancy = tenancy;
    this.ids = ids;
  }

  /**
   * Notes who takes the facts along.
   *
   * @return the office whose facts {@link #write} writes
   * @throws Refusal {@code not-allowed} for whoever acts for no office, {@code not-found} where
   *     nothing was delivered
   */
  UUID open() {
    Scope scope = tenancy.current().scope();
    UUID office = scope.office();
    String region = scope.region();
    if (office == null || region == null) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    tenancy.inTransaction(() -> {
      long lines =
          jdbc.sql(
                  "select count(*) from fact_row where tenant_id = :office and replaced_by is null and not withdrawn")
              .param("office", office)
              .query(Long.class)
              .single();
      if (lines == 0) {
        throw new Refusal(CommonRefusal.NOT_FOUND);
      }
      var stream = new StreamId("facts-export", ids.next());
      journal.open(stream, region);
      return journal.append(EventDraft.of(stream, "facts.exported").fact("lines", lines));
    });
    return office;
  }

  /**
   * Writes a ZIP with one file for each kind: one statement, so that all of it was true at one
   * moment, and no more memory than a thousand lines. Lines come in the order of what they say, as
   * {@link FactsOfHub} has them: of several that lead to one finding the rules name the first.
   *
   * @throws UncheckedIOException when the reader went away
   */
  void write(UUID office, OutputStream out) throws IOException {
    // Ended when all is written and never before: closed after a fault it would look whole.
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    Target entries =
        new Target() {
          @Override
          public OutputStream begin(FactKind kind) throws IOException {
            zip.putNextEntry(new ZipEntry(kind.file()));
            return zip;
          }

          @Override
          public void end() throws IOException {
            zip.closeEntry();
          }
        };
    tenancy.inTransaction(() -> {
      write(office, entries);
      return office;
    });
    zip.finish();
    zip.flush();
  }

  /**
   * The same into files of the caller's. Runs in the caller's transaction.
   *
   * @throws UncheckedIOException when one cannot be written
   */
  void write(UUID office, Target target) {
    Files files = new Files(target, use(office));
    jdbc.sql(
            """
            select kind, batch_id, line, cells from fact_row
            where tenant_id = :office and replaced_by is null and not withdrawn
            order by kind, array_to_string(cells, chr(1)) collate "C"
            """)
        .param("office", office)
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) files::line);
    files.end();
  }

  /** The key a person has in the files of an office. */
  String pseudonym(UUID office, String person) {
    return pseudonymIn(use(office), person);
  }

  private static String use(UUID office) {
    return "facts-export/" + office;
  }

  private String pseudonymIn(String use, String person) {
    return person.isEmpty()
        ? person
        : "P"
            + HexFormat.of()
                .formatHex(digest.of(use, person.getBytes(StandardCharsets.UTF_8)))
                .toUpperCase(Locale.ROOT);
  }

  /** Takes the files of one office, one after the other. */
  interface Target {
    /** A file begins; what is written goes here until it ends. */
    OutputStream begin(FactKind kind) throws IOException;

    /**
     * A line was written.
     *
     * @param cells what stands on it
     */
    default void wrote(List<String> cells, UUID batch, long line) throws IOException {}

    /** The file that began last has all its lines. */
    void end() throws IOException;
  }

  /** The file that is being written, and the next one when another kind begins. */
  private final class Files {

    private final Target target;
    private final String use;
    private String code = "";
    private int[] persons = {};
    private int width;
    private @Nullable CsvWriter current;

    Files(Target target, String use) {
      this.target = target;
      this.use = use;
    }

    void line(ResultSet row) throws SQLException {
      CsvWriter writer = current;
      if (writer == null || !row.getString("kind").equals(code)) {
        code = row.getString("kind");
        writer = begin(FactKind.ofCode(code).orElseThrow());
      }
      List<String> cells = new ArrayList<>(List.of((String[]) row.getArray("cells").getArray()));
      // Columns that came to the kind after the line was kept: nothing was given.
      while (cells.size() < width) {
        cells.add("");
      }
      for (int person : persons) {
        cells.set(person, pseudonymIn(use, cells.get(person)));
      }
      cells.add(row.getString("batch_id"));
      cells.add(row.getString("line"));
      writer.writeRecord(cells);
      try {
        target.wrote(cells, row.getObject("batch_id", UUID.class), row.getLong("line"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private CsvWriter begin(FactKind kind) {
      end();
      CsvWriter writer;
      try {
        writer =
            CsvWriter.builder()
                .build(new OutputStreamWriter(target.begin(kind), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      List<Column> columns = kind.columns();
      width = columns.size();
      persons =
          IntStream.range(0, columns.size())
              .filter(place -> columns.get(place).type().equals(PERSON))
              .toArray();
      List<String> head = new ArrayList<>(columns.stream().map(Column::name).toList());
      head.addAll(ORIGIN);
      writer.writeRecord(head);
      current = writer;
      return writer;
    }

    /** Ends the file; the target goes on. */
    void end() {
      CsvWriter writer = current;
      if (writer == null) {
        return;
      }
      try {
        writer.flush();
        target.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
