package cn.laborproof.testkit.kill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Kills in the order of the journey; only the first of those left is due. One that the journey has
 * passed by is reported as missed.
 */
final class KillPlan {

  private static final String WORKER = "/api/v1/signing/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Deque<KillPoint> left;
  private final Consumer<String> log;
  private final Set<String> posted = new HashSet<>();
  private int seen;
  private boolean killing;
  private boolean holding;

  KillPlan(List<KillPoint> points, Consumer<String> log) {
    this.left = new ArrayDeque<>(points);
    this.log = log;
  }

  /** The kill that is due in the middle of this request; it is taken off the plan. */
  synchronized Optional<KillPoint> due(Side side, String method, String path) {
    if (killing) {
      return Optional.empty();
    }
    if (side == Side.CLIENT && method.equals("POST")) {
      posted.add(path);
      dropMissed(path);
    }
    KillPoint point = left.peek();
    if (point == null) {
      return Optional.empty();
    }
    Watched watched = point.watched();
    if (!watched.fits(side, method, path)
        || !isOpen(watched.gate())
        || !watched.saying().isEmpty()
        || ++seen < watched.occurrence()) {
      return Optional.empty();
    }
    return take();
  }

  /** The kill that is due because of what this answer says. */
  synchronized Optional<KillPoint> due(Side side, String method, String path, String answer) {
    KillPoint point = left.peek();
    if (killing
        || point == null
        || point.watched().saying().isEmpty()
        || !point.watched().fits(side, method, path)
        || !answer.contains(point.watched().saying())) {
      return Optional.empty();
    }
    return take();
  }

  /** Whether a kill is under way and the system not yet up again. */
  synchronized boolean isKilling() {
    return killing;
  }

  /**
   * Waits a while with a post that would leave the step of the first kill behind, if that kill
   * comes with a request the system makes in its own time: the client does not wait for the court.
   */
  synchronized void awaitWhatComesByItself(String method, String path) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!killing && method.equals("POST") && passedBy(path) > 0 && comesByItself(left.peek())) {
      long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (rest <= 0) {
        return;
      }
      wait(rest);
    }
  }

  private boolean comesByItself(@Nullable KillPoint point) {
    return point != null
        && point.watched().side() == Side.AUTHORITY
        && isOpen(point.watched().gate());
  }

  /** From now on nothing passes to an authority before the kill. */
  synchronized void hold() {
    holding = true;
  }

  /**
   * Waits while the kill is imminent, so that nothing runs ahead of it.
   *
   * @return whether it waited: whoever asked has died meanwhile
   */
  synchronized boolean awaitQuiet() throws InterruptedException {
    boolean waited = holding;
    while (holding) {
      wait();
    }
    return waited;
  }

  /** The system is up again: the next kill may come. */
  synchronized void resume() {
    killing = false;
    holding = false;
    seen = 0;
    notifyAll();
  }

  /** Kills that have not happened. */
  synchronized List<KillPoint> left() {
    return List.copyOf(left);
  }

  private Optional<KillPoint> take() {
    KillPoint point = left.remove();
    killing = true;
    notifyAll();
    // What has to be answered first may need an authority for its answer.
    holding = point.moment() != Moment.ANSWERED;
    return Optional.of(point);
  }

  private boolean isOpen(String gate) {
    return gate.isEmpty() || posted.stream().anyMatch(path -> path.matches(gate));
  }

  /**
   * A post to a contract or an agreement that belongs to a later step says that the journey has
   * left the steps before it; the worker's own pages are the same in both journeys and say nothing.
   */
  private void dropMissed(String path) {
    for (int passed = passedBy(path); passed > 0; passed--) {
      log.accept("missed " + left.remove());
      seen = 0;
    }
  }

  private int passedBy(String path) {
    List<KillPoint> all = List.copyOf(left);
    if (all.isEmpty() || path.startsWith(WORKER) || all.getFirst().belongsTo(path)) {
      return 0;
    }
    return IntStream.range(1, all.size())
        .filter(i -> !all.get(i).step().equals(all.getFirst().step()))
        .filter(i -> all.get(i).belongsTo(path))
        .findFirst()
        .orElse(0);
  }
}
