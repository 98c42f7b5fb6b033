package cn.laborproof.risk.ranking;

import cn.laborproof.risk.command.Draft;
import cn.laborproof.risk.command.Options;
import cn.laborproof.risk.command.Scratch;
import cn.laborproof.risk.command.Terminal;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.QualityReport;
import cn.laborproof.risk.intake.SortedRow;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * {@code laborproof risk --facts DIR --learn MODEL} learns an order of looking from the past
 * disputes among the facts; {@code --facts DIR --ranking MODEL --out FILE} orders employers with
 * it. Findings are another run: nothing here reads or makes one (ADR 51).
 */
public final class Main {

  /** Beside the codes of {@link Terminal}, as sysexits.h names it: too few disputes. */
  static final int TOO_FEW = 65;

  private static final String USAGE =
      "risk --facts DIR (--learn MODEL | --ranking MODEL --out FILE) [--as-of DATE]";
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final long SORT_MEMORY = 96L << 20;

  private final Clock clock;
  private final Terminal terminal;

  Main(Clock clock, PrintStream errors) {
    this.clock = clock;
    this.terminal = new Terminal(errors, USAGE);
  }

  /** Runs once and exits with one of the codes above. */
  public static void main(String[] arguments) {
    PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(Clock.system(CHINA), errors).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      Options options =
          Options.of(arguments, Set.of("--facts", "--learn", "--ranking", "--out"), Set.of());
      Path facts = options.needed("--facts");
      LocalDate asOf = options.asOf(clock);
      Horizon horizon = Horizon.on(options.latest(clock));
      if (options.value("--learn").isEmpty()) {
        return order(facts, options.needed("--ranking"), options.needed("--out"), asOf, horizon);
      }
      if (options.value("--ranking").isPresent() || options.value("--out").isPresent()) {
        throw new Options.Misused("--learn goes without --ranking and --out");
      }
      return learn(facts, options.needed("--learn"), asOf, horizon);
    } catch (Options.Misused e) {
      return terminal.misused(e);
    } catch (IOException e) {
      return terminal.fail(Terminal.CANNOT_WRITE, String.valueOf(e));
    } catch (UncheckedIOException e) {
      return terminal.fail(Terminal.CANNOT_WRITE, String.valueOf(e.getCause()));
    }
  }

  private int learn(Path facts, Path file, LocalDate asOf, Horizon horizon) throws IOException {
    Optional<Integer> refused = refused(facts, file);
    if (refused.isPresent()) {
      return refused.get();
    }
    RankingStudy study = new RankingStudy(StudyPlan.shipped(), asOf);
    if (each(facts, file, horizon, study::add) == 0) {
      return nothing(facts);
    }
    return switch (study.learn()) {
      case RankingStudy.NotEnough few ->
          terminal.fail(
              TOO_FEW,
              "%d disputes to learn from and %d to test on; at least %d and %d are needed"
                      .formatted(
                          few.positives(),
                          few.testPositives(),
                          few.leastPositives(),
                          few.leastTestPositives())
                  + ", and employers without any. Nothing was written");
      case RankingStudy.Learned learned -> {
        List<String> lines = ModelFile.lines(learned, asOf);
        Draft.write(file, writer -> writer.append(String.join("\n", lines)).append('\n'));
        yield terminal.done(
            "learned as of %s from %d disputes after %d looks at employers; %s. An order of looking, no finding.",
            asOf,
            learned.positives(),
            learned.examples(),
            learned.ordersNoWorse()
                ? "it orders no worse than size or earlier disputes alone"
                : "it orders WORSE than size or earlier disputes alone: look at test.… before it is used");
      }
    };
  }

  private int order(Path facts, Path ranking, Path out, LocalDate asOf, Horizon horizon)
      throws IOException, Options.Misused {
    if (!Files.isRegularFile(ranking)) {
      return terminal.fail(Terminal.NO_INPUT, ranking + " is not a file; --learn makes one");
    }
    Optional<Integer> refused = refused(facts, out);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (Files.exists(out) && Files.isSameFile(ranking, out)) {
      return terminal.fail(Terminal.CANNOT_WRITE, out + " is the model, which is not written over");
    }
    ModelFile.Kept kept;
    try {
      kept = ModelFile.read(ranking);
    } catch (ModelFile.Unusable e) {
      return terminal.fail(Terminal.NO_INPUT, ranking + " is no model: " + e.getMessage());
    }
    if (kept.asOf().isAfter(asOf)) {
      throw new Options.Misused(
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
            horizon,
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
    Draft.write(
        out,
        writer -> {
          OrderFile.write(writer, read);
          return writer;
        });
    return terminal.done(
        "%d employers in order as of %s in %s; an order of looking, no finding.",
        read.size(), asOf, out);
  }

  private Optional<Integer> refused(Path facts, Path out) throws IOException {
    if (!Files.isDirectory(facts)) {
      return Optional.of(terminal.fail(Terminal.NO_INPUT, facts + " is not a folder"));
    }
    Path beside = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || beside == null || !Files.isWritable(beside)) {
      return Optional.of(terminal.fail(Terminal.CANNOT_WRITE, out + " cannot be written"));
    }
    if (FactFolder.holds(facts, out)) {
      return Optional.of(
          terminal.fail(
              Terminal.CANNOT_WRITE, out + " is a file of facts, which is not written over"));
    }
    return Optional.empty();
  }

  private int nothing(Path facts) {
    return terminal.fail(
        Terminal.NO_INPUT, facts + " holds no file of facts; docs/risk-facts.md names them");
  }

  /** Hands over one employer after the other; how many lines there were. */
  private static long each(
      Path facts, Path out, Horizon horizon, BiConsumer<String, EmployerPast> sink)
      throws IOException {
    try (Scratch scratch = Scratch.beside(out, ".ranking-")) {
      FactFolder folder = FactFolder.read(facts, scratch.folder(), SORT_MEMORY, horizon);
      Gathered gathered = new Gathered(sink);
      folder.forEachCompany(gathered::take);
      gathered.hand();
      return folder.quality().stream().mapToLong(QualityReport::lines).sum();
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
}
