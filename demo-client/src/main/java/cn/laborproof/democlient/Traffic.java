package cn.laborproof.democlient;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Concludes contracts over the public API, one after the other, until it is told to end, and says
 * of each when it was concluded, anchored and receipted: lines {@code concluded N}, {@code anchored
 * N}, {@code receipted N}. What happens to the ledger meanwhile is nothing it knows of.
 */
public final class Traffic {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final List<String> WORKERS = List.of("张三", "李四", "王五", "赵六", "欧阳云");
  private static final int USAGE = 64;
  private static final int FAILED = 1;
  private static final long LOOK_MILLIS = 500;

  private final PrintStream screen;
  private final Path end;
  private final List<Resident> workers = new ArrayList<>();
  private final URI service;
  private final Employer employer;
  private final Employer watcher;
  private final ConcurrentLinkedQueue<Concluded> concluded = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  private Traffic(PrintStream screen, URI service, URI authorities, Path logins, Path end)
      throws IOException, InterruptedException {
    this.screen = screen;
    this.end = end;
    this.service = service;
    Logins people = Logins.read(logins, service);
    this.employer =
        new Employer(people.agent("hr.jiangnan"), people.agent("seal.jiangnan"), silence());
    this.watcher =
        new Employer(people.agent("hr.jiangnan"), people.agent("seal.jiangnan"), silence());
    for (String name : WORKERS) {
      workers.add(Resident.named(name, authorities));
    }
  }

  /**
   * Runs until the file END appears, then until everything concluded is receipted; exit code 0.
   *
   * @param arguments SERVICE AUTHORITIES LOGINS END
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("usage: SERVICE AUTHORITIES LOGINS END");
      System.exit(USAGE);
    }
    PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new Traffic(
              screen,
              URI.create(arguments[0]),
              URI.create(arguments[1]),
              Path.of(arguments[2]),
              Path.of(arguments[3]))
          .run();
    } catch (JourneyException e) {
      screen.println("FAILED: " + e.getMessage());
      System.exit(FAILED);
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    Thread watching = Thread.ofVirtual().unstarted(this::watch);
    watching.start();
    int number = 0;
    while (Files.notExists(end)) {
      String contract = conclude(workers.get(number % workers.size()));
      number++;
      screen.println("concluded " + number);
      concluded.add(new Concluded(number, contract));
    }
    screen.println("ended after " + number);
    ended = true;
    watching.join();
    if (!concluded.isEmpty()) {
      throw new JourneyException("not all are receipted");
    }
    screen.println("all receipted");
  }

  private String conclude(Resident worker) throws IOException, InterruptedException {
    Worker phone = new Worker(service, worker, silence());
    String contract = employer.draftAndFreeze(worker, LocalDate.now(CHINA).plusDays(1));
    employer.invite(contract);
    phone.signWithTheBankCard();
    employer.seal(contract);
    return contract;
  }

  /** Looks at what was concluded until nothing more comes and all of it is receipted. */
  private void watch() {
    try {
      int anchored = 0;
      while (!ended || !concluded.isEmpty()) {
        for (Concluded each : concluded) {
          Answer status = watcher.status(each.contract());
          if (each.number() > anchored && status.isTrue("evidence.isAnchored")) {
            anchored = each.number();
            screen.println("anchored " + anchored);
          }
          if (each.number() <= anchored && status.isTrue("evidence.isReceipted")) {
            screen.println("receipted " + each.number());
            concluded.remove(each);
          }
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (IOException | JourneyException e) {
      screen.println("FAILED: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Report silence() {
    return new Report(new PrintStream(PrintStream.nullOutputStream()), end);
  }

  /** A contract in force. */
  private record Concluded(int number, String contract) {}
}
