package cn.laborproof.risk.columnar;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.scan.Found;
import cn.laborproof.risk.scan.FoundRecords;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/**
 * What the service has done beside itself at night: columns of one hub's facts, and a full scan of
 * them by the rule book in force. Arguments: the folder that holds {@code facts/} and {@code
 * book.properties}, the day, the database's megabytes, the workers. It leaves {@code columns/},
 * {@code found}, ordered by employer, and {@code summary.properties}.
 *
 * <p>It ends with whoever started it: standard input is a line to that process, and when it closes
 * nobody waits for an answer.
 */
public final class HubScan {

  /** Exit codes, as sysexits.h names them. */
  static final int DONE = 0;

  /** As the virtual machine itself ends by {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  static final int USAGE = 64;
  static final int SOFTWARE = 70;
  static final int CANNOT_WRITE = 74;
  static final int LEFT_ALONE = 75;

  private static final int ARGUMENTS = 4;
  private static final long SORT_MEMORY = 64L << 20;

  /** Of the database's memory, for putting findings in order while the scan asks. */
  private static final int ORDER_SHARE = 5;

  private final Path folder;
  private final LocalDate day;
  private final Limits scan;
  private final Limits order;

  private HubScan(Path folder, LocalDate day, int megabytes, int workers) {
    this.folder = folder;
    this.day = day;
    int ordering = megabytes / ORDER_SHARE;
    this.scan = new Limits(megabytes - ordering, workers, Limits.TWO_CORES.pairsAtOnce());
    this.order = new Limits(ordering, 1, scan.pairsAtOnce());
  }

  /** Runs once and exits with one of the codes above. */
  public static void main(String[] arguments) {
    if (arguments.length != ARGUMENTS) {
      System.err.println("usage: HubScan FOLDER DAY MEGABYTES WORKERS");
      System.exit(USAGE);
    }
    Thread.ofPlatform().daemon().start(HubScan::endWithParent);
    try {
      new HubScan(
              Path.of(arguments[0]),
              LocalDate.parse(arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]))
          .run();
      System.exit(DONE);
    } catch (IOException | RuntimeException | SQLException e) {
      System.err.println("laborproof: " + e);
      System.exit(code(e));
    }
  }

  /** The database says in words what it lacks, and the scan wraps them. */
  private static int code(Exception fault) {
    int code = SOFTWARE;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("Out of Memory")) {
          return OUT_OF_MEMORY;
        }
        return said.contains("IO Error") || said.contains("No space left")
            ? CANNOT_WRITE
            : SOFTWARE;
      }
      if (cause instanceof IOException) {
        code = CANNOT_WRITE;
      }
    }
    return code;
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on this line.
      }
    } catch (IOException e) {
      // As good as closed.
    }
    Runtime.getRuntime().halt(LEFT_ALONE);
  }

  private void run() throws IOException, SQLException {
    RuleBook book = book();
    Path columns = Files.createDirectory(folder.resolve("columns"));
    Path sorting = Files.createDirectory(folder.resolve("sorting"));
    // The hub looked at each line when it took it in; what it holds is scanned as it stands.
    FactFolder facts =
        FactFolder.read(folder.resolve("facts"), sorting, SORT_MEMORY, Horizon.none());
    SnapshotWriter.write(facts, columns, scan);
    long lines = facts.quality().stream().mapToLong(QualityReport::lines).sum();
    long rejected = facts.quality().stream().mapToLong(QualityReport::rejected).sum();
    Properties summary = new Properties();
    summary.setProperty("lines", Long.toString(lines));
    summary.setProperty("rejected", Long.toString(rejected));
    Path unordered = folder.resolve("unordered");
    try (Engine engine = Engine.open(sorting, order);
        Collected collected = new Collected(engine, unordered, sorting.resolve("places"))) {
      SnapshotScan.Summary found = new SnapshotScan(columns, day, scan).under(book, collected);
      summary.setProperty("findings", Long.toString(found.findings()));
      summary.setProperty("pairs", Long.toString(found.pairs()));
      collected.writeTo(folder.resolve("found"));
      rows(engine, columns, summary);
    }
    Files.delete(unordered);
    try (Writer writer =
        Files.newBufferedWriter(folder.resolve("summary.properties"), StandardCharsets.UTF_8)) {
      summary.store(writer, null);
    }
  }

  private RuleBook book() throws IOException {
    Properties written = new Properties();
    try (Reader reader =
        Files.newBufferedReader(folder.resolve("book.properties"), StandardCharsets.UTF_8)) {
      written.load(reader);
    }
    return RuleBook.of(written);
  }

  private static void rows(Engine engine, Path columns, Properties summary)
      throws IOException, SQLException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(columns)) {
      files = listed.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try (var statement = engine.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT count(*) FROM read_parquet(" + Engine.literal(file) + ")")) {
        row.next();
        summary.setProperty("rows." + file.getFileName(), Long.toString(row.getLong(1)));
      }
    }
  }

  /** Findings as they come, and where each lies: only the places are put in order. */
  private static final class Collected implements Consumer<Found>, AutoCloseable {

    private final Engine engine;
    private final Path file;
    private final Path beside;
    private final OutputStream out;
    private final DataOutputStream places;
    private long at;

    Collected(Engine engine, Path file, Path beside) throws IOException {
      this.engine = engine;
      this.file = file;
      this.beside = beside;
      this.out = new BufferedOutputStream(Files.newOutputStream(file));
      this.places = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)));
    }

    @Override
    public void accept(Found found) {
      try {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        FoundRecords.write(found, new DataOutputStream(one));
        one.writeTo(out);
        places.writeUTF(found.finding().employer());
        places.writeLong(at);
        places.writeInt(one.size());
        at += one.size();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** By one thread: findings came from several, and a table takes rows of one. */
    private void order() throws IOException, SQLException {
      places.flush();
      out.flush();
      engine.run("CREATE TABLE place (employer VARCHAR, start BIGINT, length INTEGER)");
      try (DataInputStream in =
              new DataInputStream(new BufferedInputStream(Files.newInputStream(beside)));
          DuckDBAppender table = engine.connection().createAppender("main", "place")) {
        for (long start = 0; start < at; ) {
          String employer = in.readUTF();
          start = in.readLong();
          int length = in.readInt();
          table.beginRow().append(employer).append(start).append(length).endRow();
          start += length;
        }
      }
    }

    void writeTo(Path ordered) throws IOException, SQLException {
      order();
      try (FileChannel from = FileChannel.open(file);
          OutputStream to = new BufferedOutputStream(Files.newOutputStream(ordered));
          var statement = engine.connection().createStatement();
          ResultSet row =
              statement.executeQuery("SELECT start, length FROM place ORDER BY employer, start")) {
        while (row.next()) {
          ByteBuffer one = ByteBuffer.allocate(row.getInt(2));
          long start = row.getLong(1);
          while (one.hasRemaining() && from.read(one, start + one.position()) >= 0) {
            // Until the whole of it is read.
          }
          to.write(one.array());
        }
      }
    }

    @Override
    public void close() throws IOException {
      places.close();
      out.close();
    }
  }
}
