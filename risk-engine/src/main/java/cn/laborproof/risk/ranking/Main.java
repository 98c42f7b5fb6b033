package cn.laborproof.risk.ranking;

import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.intake.SortedRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code laborproof risk --facts DIR --learn MODEL} learns an order of looking from the past
 * disputes among the facts; {@code --facts DIR --ranking MODEL --out FILE} orders employers with
 * it. Findings are another run: nothing here reads or makes one (ADR 51).
 */
public final class Main {

  /** Exit codes, as sysexits.h names them. */
  static final int DONE = 0;

  static final int USAGE = 64;
  static final int TOO_FEW = 65;
  static final int NO_INPUT = 66;
  static final int CANNOT_WRITE = 74;

  private static final List<String> OPTIONS =
      List.of("--facts", "--learn", "--ranking", "--out", "--as-of");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final long SORT_MEMORY = 96L << 20;

  private final Clock clock;
  private final PrintStream errors;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.errors = errors;
  }

  /** Runs once and exits with one of the codes above. */
  public static void main(String[] arguments) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
        return usage("\"" + arguments.get(i) + "\" is unknown here or lacks its value");
      }
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    @Nullable String facts = given.get("--facts");
    @Nullable String learn = given.get("--learn");
    @Nullable String ranking = given.get("--ranking");
    @Nullable String out = given.get("--out");
    LocalDate asOf;
    try {
      asOf = LocalDate.parse(given.getOrDefault("--as-of", LocalDate.now(clock).toString()));
    } catch (DateTimeParseException e) {
      return usage("--as-of is not a date such as 2026-11-22");
    }
    try {
      if (facts != null && learn != null && ranking == null && out == null) {
        return learn(Path.of(facts), Path.of(learn), asOf);
      }
      if (facts != null && ranking != null && out != null && learn == null) {
        return order(Path.of(facts), Path.of(ranking), Path.of(out), asOf);
      }
      return usage("--facts is needed with --learn, or with --ranking and --out");
    } catch (IOException e) {
      return fail(CANNOT_WRITE, String.valueOf(e));
    } catch (UncheckedIOException e) {
      return fail(CANNOT_WRITE, String.valueOf(e.getCause()));
    }
  }

  private int learn(Path facts, Path file, LocalDate asOf) throws IOException {
    Optional<Integer> refused = refused(facts, file);
    if (refused.isPresent()) {
      return refused.get();
    }
    RankingStudy study = new RankingStudy(StudyPlan.shipped(), asOf);
    if (each(facts, file, study::add) == 0) {
      return nothing(facts);
    }
    return switch (study.learn()) {
      case RankingStudy.NotEnough few ->
          fail(
              TOO_FEW,
              "%d disputes to learn from and %d to test on; at least %d and %d are needed"
                      .formatted(
                          few.positives(),
                          few.testPositives(),
                          few.leastPositives(),
                          few.leastTestPositives())
                  + ", and employers without any. Nothing was written");
      case RankingStudy.Learned learned -> {
        write(
            file,
            writer -> {
              for (String line : ModelFile.lines(learned, asOf)) {
                writer.write(line);
                writer.write('\n');
              }
            });
        errors.printf(
            "laborproof: learned as of %s from %d disputes after %d looks at employers; %s. An order of looking, no finding.%n",
            asOf,
            learned.positives(),
            learned.examples(),
            learned.ordersNoWorse()
                ? "it orders no worse than size or earlier disputes alone"
                : "it orders WORSE than size or earlier disputes alone: look at test.… before it is used");
        yield DONE;
      }
    };
  }

  private int order(Path facts, Path ranking, Path out, LocalDate asOf) throws IOException {
    if (!Files.isRegularFile(ranking)) {
      return fail(NO_INPUT, ranking + " is not a file; --learn makes one");
    }
    Optional<Integer> refused = refused(facts, out);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (Files.exists(out) && Files.isSameFile(ranking, out)) {
      return fail(CANNOT_WRITE, out + " is the model, which is not written over");
    }
    ModelFile.Kept kept;
    try {
      kept = ModelFile.read(ranking);
    } catch (ModelFile.Unusable e) {
      return fail(NO_INPUT, ranking + " is no model: " + e.getMessage());
    }
    if (kept.asOf().isAfter(asOf)) {
      return usage(
          "the model was learned as of "
              + kept.asOf()
              + ", later than "
              + asOf
              + ": it knows what came after");
    }
    List<OrderFile.Read> read = new ArrayList<>();
    long lines =
        each(
            facts,
            out,
            (employer, past) ->
                past.on(asOf)
                    .ifPresent(features ->
                        read.add(
                            new OrderFile.Read(
                                employer,
                                past.profile(asOf),
                                features,
                                kept.model().read(features)))));
    if (lines == 0) {
      return nothing(facts);
    }
    write(out, writer -> OrderFile.write(writer, read));
    errors.printf(
        "laborproof: %d employers in order as of %s in %s; an order of looking, no finding.%n",
        read.size(), asOf, out);
    return DONE;
  }

  private Optional<Integer> refused(Path facts, Path out) throws IOException {
    if (!Files.isDirectory(facts)) {
      return Optional.of(fail(NO_INPUT, facts + " is not a folder"));
    }
    Path beside = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || beside == null || !Files.isWritable(beside)) {
      return Optional.of(fail(CANNOT_WRITE, out + " cannot be written"));
    }
    if (FactFolder.holds(facts, out)) {
      return Optional.of(
          fail(CANNOT_WRITE, out + " is a file of facts, which is not written over"));
    }
    return Optional.empty();
  }

  private int nothing(Path facts) {
    return fail(NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
  }

  /** Hands over one employer after the other; how many lines there were. */
  private static long each(Path facts, Path out, BiConsumer<String, EmployerPast> sink)
      throws IOException {
    Path scratch = Files.createTempDirectory(out.toAbsolutePath().resolveSibling("."), ".ranking-");
    try {
      FactFolder folder = FactFolder.read(facts, scratch, SORT_MEMORY);
      Gathered gathered = new Gathered(sink);
      folder.forEachCompany(gathered::take);
      gathered.hand();
      return folder.quality().stream().mapToLong(QualityReport::lines).sum();
    } finally {
      try (Stream<Path> left = Files.walk(scratch)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** The lines of one employer while they come, person by person. */
  private static final class Gathered {
    private final BiConsumer<String, EmployerPast> sink;
    private final List<SortedRow> rows = new ArrayList<>();
    private String employer = "";

    Gathered(BiConsumer<String, EmployerPast> sink) {
      this.sink = sink;
    }

    void take(String company, String person, List<SortedRow> lines) {
      if (!company.equals(employer)) {
        hand();
        employer = company;
      }
      lines.stream()
          .filter(row -> EmployerPast.KINDS.contains(row.row().kind()))
          .forEach(rows::add);
    }

    void hand() {
      if (!rows.isEmpty()) {
        sink.accept(employer, new EmployerPast(rows));
        rows.clear();
      }
    }
  }

  /** What is written into the file. */
  private interface Content {
    void to(BufferedWriter writer) throws IOException;
  }

  /** Whole or not at all. */
  private static void write(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        content.to(writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private int usage(String problem) {
    errors.println("laborproof: " + problem + ".");
    errors.println(
        "usage: laborproof risk --facts DIR (--learn MODEL | --ranking MODEL --out FILE) [--as-of DATE]");
    return USAGE;
  }

  private int fail(int code, String problem) {
    errors.println("laborproof: " + problem + ".");
    return code;
  }
}
