package cn.laborproof.testkit.kill;

import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stands between a client, the signing service and its authorities, and kills the service in the
 * middle of each step of {@code laborproof demo}; starts it again and lets the client go on. Prints
 * a line {@code killed …} for each kill, {@code missed …} for one whose moment never came, {@code
 * fault …} for an answer with status 500, {@code finished …} with the time all starts took.
 */
public final class KillSweep {

  private static final int FAULT = 500;

  private final KillPlan plan;
  private final Victims victims;
  private long restarting;
  private int kills;

  private KillSweep(List<KillPoint> points, Victims victims) {
    this.plan = new KillPlan(points, KillSweep::say);
    this.victims = victims;
  }

  /**
   * Arguments: seed; {@code steps}, {@code requests} or in how many steps; the port clients come to
   * and the service's; the port the service comes to and the authorities'; the data directory; the
   * command that starts what does not run.
   */
  public static void main(String[] arguments) throws IOException {
    Seeded any = Seeded.of(Long.parseLong(arguments[0]));
    List<KillPoint> points =
        switch (arguments[1]) {
          case "requests" -> Journey.atEachRequest(any);
          case "steps" -> Journey.onceInEachStep(any);
          default -> Journey.inSomeSteps(Integer.parseInt(arguments[1]), any);
        };
    var victims =
        new Victims(Path.of(arguments[6]), List.of(arguments).subList(7, arguments.length));
    var sweep = new KillSweep(points, victims);
    Relay.start(Side.CLIENT, port(arguments[2]), port(arguments[3]), sweep);
    Relay.start(Side.AUTHORITY, port(arguments[4]), port(arguments[5]), sweep);
    Runtime.getRuntime().addShutdownHook(new Thread(sweep::finish));
    say("planned " + points.size() + " kills, " + any);
  }

  private static int port(String text) {
    return Integer.parseInt(text);
  }

  /** Lets a request pass, or kills in the middle of it. */
  void pass(Relay.Passing request) throws IOException, InterruptedException {
    if (request.side() == Side.AUTHORITY) {
      if (plan.awaitQuiet()) {
        request.drop();
        return;
      }
    } else {
      plan.awaitWhatComesByItself(request.method(), request.path());
      if (plan.isKilling()) {
        request.drop();
        return;
      }
    }
    Optional<KillPoint> due = plan.due(request.side(), request.method(), request.path());
    if (due.isEmpty()) {
      HttpResponse<byte[]> answer = request.send();
      watchForFaults(request, answer);
      String said = new String(answer.body(), StandardCharsets.UTF_8);
      due = plan.due(request.side(), request.method(), request.path(), said);
      if (due.isPresent()) {
        // Or the court would have its deposit before the kill that comes in the middle of
        // anchoring.
        plan.hold();
      }
      request.answer(answer);
      if (due.isPresent()) {
        kill(due.get(), request);
      }
      return;
    }
    KillPoint point = due.get();
    try {
      if (point.moment() == Moment.UNANSWERED) {
        Thread.startVirtualThread(() -> sendUnanswered(request));
      } else if (point.moment() == Moment.ANSWERED) {
        HttpResponse<byte[]> answer = request.send();
        plan.hold();
        watchForFaults(request, answer);
        request.answer(answer);
      }
    } finally {
      kill(point, request);
    }
  }

  private static void sendUnanswered(Relay.Passing request) {
    try {
      watchForFaults(request, request.send());
    } catch (IOException _) {
      // The receiver died over it: that is what was meant to happen.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void watchForFaults(Relay.Passing request, HttpResponse<byte[]> answer) {
    if (answer.statusCode() == FAULT) {
      say(
          "fault "
              + request.method()
              + " "
              + request.path()
              + ": "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  private void kill(KillPoint point, Relay.Passing request)
      throws IOException, InterruptedException {
    try {
      if (point.moment() != Moment.UNSENT) {
        TimeUnit.MILLISECONDS.sleep(point.delayMillis());
      }
      victims.kill(point.everything());
      request.drop();
      long dead = System.nanoTime();
      victims.start();
      long took = System.nanoTime() - dead;
      restarting += took;
      kills++;
      say(String.format(Locale.ROOT, "killed %s; up again after %.1f s", point, took / 1e9));
    } catch (IOException e) {
      say("stuck at " + point + ": " + e.getMessage());
      throw e;
    } finally {
      plan.resume();
    }
  }

  private void finish() {
    plan.left().forEach(point -> say("missed " + point));
    say(
        String.format(
            Locale.ROOT, "finished %d kills, %.1f s for starting again", kills, restarting / 1e9));
  }

  /** One line, whole, whichever thread says it. */
  private static void say(String line) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
  }
}
