package cn.laborproof.gateway.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the court's desk until it is told to end. */
public final class CourtDeskMain {

  private static final int WRONG_ARGUMENTS = 64;
  private static final int CANNOT_RUN = 70;

  private CourtDeskMain() {}

  /**
   * Runs.
   *
   * @param arguments {@code --connection FILE --state DIR}: the connection of a client of the court
   *     to the court's channel, and the desk's own folder with its key
   */
  public static void main(String[] arguments) throws InterruptedException {
    ProgramLogging.begin();
    Options options = Options.of(arguments);
    if (options.isUnknownTo("connection", "state") || options.lacks("connection", "state")) {
      System.err.println("usage: CourtDesk --connection FILE --state DIR");
      System.exit(WRONG_ARGUMENTS);
    }
    Path connection = Path.of(options.get("connection"));
    Path state = Path.of(options.get("state"));
    try {
      CourtDesk desk = CourtDesk.open(connection, state, Clock.systemUTC(), new SecureRandom());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(desk)));
      System.out.println("the court's desk signs with " + desk.key().hex());
      new CountDownLatch(1).await();
    } catch (IOException e) {
      System.err.println("the court's desk: " + e.getMessage());
      System.exit(CANNOT_RUN);
    }
  }

  private static void close(CourtDesk desk) {
    try {
      desk.close();
    } catch (IOException e) {
      System.err.println("the court's desk: " + e.getMessage());
    }
  }
}
