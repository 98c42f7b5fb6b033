package cn.laborproof.risk.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of facts. Lines are sorted by company and person on disk, so that memory holds the lines
 * of one person at a time; only links between companies and local standards stay in memory.
 */
public final class FactFolder implements FactSource {

  /** Takes the lines about one company in order: first itself, then person by person. */
  public interface Companies {
    /**
     * @param person empty for the company itself
     * @param rows the good lines, by kind and line, duplicates left out
     */
    void take(String company, String person, List<SortedRow> rows) throws IOException;
  }

  private final Map<FactKind, QualityReport> reports = new EnumMap<>(FactKind.class);
  private final Map<FactKind, List<FactRow>> kept = new EnumMap<>(FactKind.class);
  private final List<String> unknownFiles = new ArrayList<>();
  private final RowSorter sorter;
  private @Nullable Coverage coverage;
  private boolean handedOut;

  private FactFolder(RowSorter sorter) {
    this.sorter = sorter;
  }

  /**
   * Whether a file is one of a folder that would be read as facts: a result must not take its
   * place.
   *
   * @param folder an existing folder
   * @param file in an existing folder; need not exist itself
   */
  public static boolean holds(Path folder, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    return FactKind.ofFile(String.valueOf(whole.getFileName())).isPresent()
        && Files.isSameFile(folder, whole.resolveSibling("."));
  }

  /**
   * Reads every file of facts in {@code folder}.
   *
   * @param scratch an empty folder for sorted runs; needs about the size of the facts
   * @param sortMemory bytes the sorting may hold in memory
   * @param horizon how far what has happened may reach
   * @throws IOException when a file cannot be read or scratch not be written
   */
  public static FactFolder read(Path folder, Path scratch, long sortMemory, Horizon horizon)
      throws IOException {
    FactFolder facts = new FactFolder(new RowSorter(scratch, sortMemory));
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      Optional<FactKind> kind = FactKind.ofFile(name);
      if (kind.isPresent()) {
        facts.take(kind.get(), file, horizon);
      } else if (name.endsWith(".csv")) {
        facts.unknownFiles.add(name);
      }
    }
    return facts;
  }

  private void take(FactKind kind, Path file, Horizon horizon) throws IOException {
    QualityReport report = new QualityReport(kind);
    reports.put(kind, report);
    try {
      new FactFile(kind, horizon, report).read(file, row -> add(kind, row));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (kind.isAboutAll()) {
      kept.put(kind, withoutDuplicates(kept.getOrDefault(kind, List.of())));
    }
  }

  private void add(FactKind kind, FactRow row) {
    if (kind.isAboutAll()) {
      kept.computeIfAbsent(kind, _ -> new ArrayList<>()).add(row);
      return;
    }
    String person = kind.person().isEmpty() ? "" : row.required(kind.person());
    try {
      for (int role = 0; role < kind.owners().size(); role++) {
        sorter.add(new SortedRow(row.required(kind.owners().get(role)), person, role, row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands out the lines company by company, person by person. Can be called once. */
  public void forEachCompany(Companies sink) throws IOException {
    List<SortedRow> group = new ArrayList<>();
    sorter.drain(row -> {
      if (!group.isEmpty()
          && !(group.getFirst().owner().equals(row.owner())
              && group.getFirst().person().equals(row.person()))) {
        hand(group, sink);
      }
      group.add(row);
    });
    if (!group.isEmpty()) {
      hand(group, sink);
    }
    handedOut = true;
  }

  private void hand(List<SortedRow> group, Companies sink) throws IOException {
    Map<String, FactRow> seen = new HashMap<>();
    List<SortedRow> rows = new ArrayList<>(group.size());
    for (SortedRow sorted : group) {
      FactRow row = sorted.row();
      // Two contractors of one principal may number their contracts alike.
      String named = row.required(row.kind().owners().getFirst()) + "/" + row.key();
      FactRow first = seen.putIfAbsent(row.kind() + "/" + sorted.role() + "/" + named, row);
      if (first == null) {
        rows.add(sorted);
      } else if (sorted.role() == 0) {
        duplicate(first, row);
      }
    }
    SortedRow head = group.getFirst();
    sink.take(head.owner(), head.person(), List.copyOf(rows));
    group.clear();
  }

  private List<FactRow> withoutDuplicates(List<FactRow> rows) {
    Map<String, FactRow> seen = new HashMap<>();
    List<FactRow> good = new ArrayList<>();
    for (FactRow row : rows) {
      FactRow first = seen.putIfAbsent(row.key(), row);
      if (first == null) {
        good.add(row);
      } else {
        duplicate(first, row);
      }
    }
    return List.copyOf(good);
  }

  private void duplicate(FactRow first, FactRow row) {
    QualityReport report = reports.get(row.kind());
    if (report != null) {
      Reason reason = first.values().equals(row.values()) ? Reason.DUPLICATE : Reason.CONFLICT;
      report.reject(row.line(), "", reason, first.line());
    }
  }

  /**
   * Reads the sorted lines once before they are handed out: who is judged first has to know what
   * was delivered for the last.
   *
   * @throws IllegalStateException when first asked after {@link #forEachCompany}
   */
  @Override
  public Coverage coverage() {
    Coverage known = coverage;
    if (known == null) {
      if (handedOut) {
        throw new IllegalStateException("the lines are gone");
      }
      RegisterLines lines = new RegisterLines();
      try {
        sorter.each(lines::take);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      known = lines.coverage();
      coverage = known;
    }
    return known;
  }

  @Override
  public boolean has(FactKind kind) {
    QualityReport report = reports.get(kind);
    return report != null && report.used() > 0;
  }

  /** What became of each file; duplicates are complete after {@link #forEachCompany}. */
  public List<QualityReport> quality() {
    return List.copyOf(reports.values());
  }

  public Optional<QualityReport> quality(FactKind kind) {
    return Optional.ofNullable(reports.get(kind));
  }

  /** CSV files of names this version does not know; not read. */
  public List<String> unknownFiles() {
    return List.copyOf(unknownFiles);
  }

  @Override
  public List<FactRow> affiliations() {
    return kept.getOrDefault(FactKind.AFFILIATIONS, List.of());
  }

  @Override
  public Optional<YearMonth> firstMonth(FactKind kind) {
    return quality(kind).flatMap(QualityReport::firstMonth);
  }

  @Override
  public Optional<YearMonth> lastMonth(FactKind kind) {
    return quality(kind).flatMap(QualityReport::lastMonth);
  }

  @Override
  public List<FactRow> standards() {
    return kept.getOrDefault(FactKind.STANDARDS, List.of());
  }
}
