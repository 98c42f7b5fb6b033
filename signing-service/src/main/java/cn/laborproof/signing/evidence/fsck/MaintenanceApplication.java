package cn.laborproof.signing.evidence.fsck;

import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.signing.database.MaintenanceDatabase;
import cn.laborproof.signing.evidence.log.LogProperties;
import cn.laborproof.signing.evidence.log.SequencerRows;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.storage.DocumentInspection;
import cn.laborproof.signing.storage.ObjectStore;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.NoteKeys;
import cn.laborproof.signing.vault.SealedBox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command of the jar ({@code --laborproof.command=fsck} or {@code recover}) with the few
 * parts it needs: keys, store, settings. No web server, no sequencer, no tasks. Exit codes: 0
 * everything agrees, 1 something does not, 3 it could not be looked at, 64 no such command.
 */
// No @Configuration: the serving application's scan must not pick it up.
@ComponentScan({"cn.laborproof.signing.shared", "cn.laborproof.signing.vault"})
@ConfigurationPropertiesScan({
  "cn.laborproof.signing.shared",
  "cn.laborproof.signing.vault",
  "cn.laborproof.signing.evidence.log"
})
public class MaintenanceApplication {

  private static final int AGREES = 0;
  private static final int DISAGREES = 1;
  private static final int UNREADABLE = 3;
  private static final int NO_SUCH_COMMAND = 64;

  /** How often a disagreement is looked at again while the system writes on. */
  private static final int LOOKS = 3;

  /**
   * Runs a command.
   *
   * @return the process's exit code
   */
  public static int run(String command, String[] arguments, PrintStream out) {
    try (ConfigurableApplicationContext context =
            new SpringApplicationBuilder(MaintenanceApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(arguments);
        MaintenanceDatabase database =
            MaintenanceDatabase.open(
                context.getBean(Installation.class),
                context.getBean(Environment.class),
                context.getBean(Randomness.class))) {
      return switch (command) {
        case "fsck" -> fsck(context, database, out);
        case "recover" -> recover(context, database, out);
        default -> {
          out.println("no such command: " + command + " (there are: fsck, recover)");
          yield NO_SUCH_COMMAND;
        }
      };
    } catch (IOException | RuntimeException e) {
      out.println(command + ": " + e.getMessage());
      return UNREADABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNREADABLE;
    }
  }

  private static int fsck(
      ConfigurableApplicationContext context, MaintenanceDatabase database, PrintStream out)
      throws IOException {
    List<AreaReport> reports = check(context, database);
    int looks = 1;
    while (database.systemRuns() && looks < LOOKS && !agree(reports)) {
      reports = check(context, database);
      looks++;
    }
    for (AreaReport report : reports) {
      out.printf(
          "%-10s %8d %-10s %s%n",
          report.area(), report.examined(), report.unit(), report.agrees() ? "agree" : "DISAGREE");
    }
    reports.stream()
        .flatMap(report -> report.disagreements().stream())
        .findFirst()
        .ifPresent(first -> out.println("first disagreement: " + first.line()));
    return agree(reports) ? AGREES : DISAGREES;
  }

  private static boolean agree(List<AreaReport> reports) {
    return reports.stream().allMatch(AreaReport::agrees);
  }

  private static List<AreaReport> check(
      ConfigurableApplicationContext context, MaintenanceDatabase database) throws IOException {
    Installation installation = context.getBean(Installation.class);
    String origin = context.getBean(LogProperties.class).origin();
    JdbcClient jdbc = JdbcClient.create(database.reading());
    var key = context.getBean(NoteKeys.class).signer(origin).verifier();
    return withLedger(
        context,
        database.systemRuns(),
        ledger ->
            new Fsck(
                    ledger,
                    new LogArea(tiles(installation), key, jdbc, database.systemRuns()),
                    new EventsArea(jdbc),
                    new DocumentsArea(jdbc, inspection(context)),
                    origin)
                .run());
  }

  /** Runs a step over the ledger this installation anchors on. */
  private static <T, E extends Exception> T withLedger(
      ConfigurableApplicationContext context, boolean systemRuns, LedgerStep<T, E> step)
      throws IOException, E {
    Optional<Path> network = consortium(context);
    if (network.isEmpty()) {
      return step.take(LedgerArea.of(context.getBean(Installation.class).data(), systemRuns));
    }
    String origin = context.getBean(LogProperties.class).origin();
    try (ChannelArea channel =
        ChannelArea.open(network.get(), origin, context.getBean(Clock.class))) {
      return step.take(channel);
    }
  }

  private static Optional<Path> consortium(ConfigurableApplicationContext context) {
    return Optional.ofNullable(context.getEnvironment().getProperty("laborproof.consortium"))
        .filter(folder -> !folder.equals("false"))
        .map(Path::of);
  }

  private static int recover(
      ConfigurableApplicationContext context, MaintenanceDatabase database, PrintStream out)
      throws IOException {
    if (database.ownerRuns()) {
      out.println("recover: the system runs; stop it first (laborproof down)");
      return UNREADABLE;
    }
    Installation installation = context.getBean(Installation.class);
    String origin = context.getBean(LogProperties.class).origin();
    var source = database.sequencing();
    var rows =
        new SequencerRows(
            JdbcClient.create(source),
            new TransactionTemplate(new JdbcTransactionManager(source)),
            context.getBean(Clock.class));
    var signer = context.getBean(NoteKeys.class).signer(origin);
    try {
      Recovery.Result result =
          withLedger(
              context,
              false,
              ledger ->
                  new Recovery(tiles(installation), signer, rows).run(ledger.derive().anchors()));
      out.printf("recovered %d log entries%n", result.entries());
      if (result.forgotten() > 0) {
        out.printf(
            "%d of them the database no longer knows: their events are only in backups and in packages handed out%n",
            result.forgotten());
      }
      return AGREES;
    } catch (LogRefusedException e) {
      out.println("recover refuses: " + e.reason() + ": " + e.getMessage());
      return DISAGREES;
    }
  }

  /** A step over a ledger. */
  @FunctionalInterface
  private interface LedgerStep<T, E extends Exception> {
    T take(LedgerSource ledger) throws IOException, E;
  }

  private static TileStore tiles(Installation installation) throws IOException {
    return DirectoryTileStore.open(installation.sharedDirectory("log"));
  }

  private static DocumentInspection inspection(ConfigurableApplicationContext context)
      throws IOException {
    Optional<Path> network = consortium(context);
    ObjectStore objects =
        network.isPresent()
            ? ObjectStore.ofConsortium(network.get(), context.getBean(Clock.class))
            : ObjectStore.in(context.getBean(Installation.class).directory("store"));
    return new DocumentInspection(
        objects, context.getBean(KeyWrapping.class), context.getBean(SealedBox.class));
  }
}
