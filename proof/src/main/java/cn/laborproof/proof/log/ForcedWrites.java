package cn.laborproof.proof.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Forces several files to disk at the same time. A journalling file system settles all forces that
 * wait together with one commit of its journal; one after the other each would pay for its own.
 */
final class ForcedWrites {
  /** They wait for the disk and need no processor. */
  private static final int THREADS = 16;

  private static final ExecutorService POOL = pool();

  private ForcedWrites() {}

  /** One write that returns when it is durable. */
  @FunctionalInterface
  interface Act {
    void run() throws IOException;
  }

  /**
   * Runs all acts and returns when every one has ended, also when one of them fails.
   *
   * @throws IOException the first failure, with the others suppressed in it
   */
  static void together(List<Act> acts) throws IOException {
    if (acts.isEmpty()) {
      return;
    }
    List<Future<Void>> others = new ArrayList<>();
    for (Act act : acts.subList(1, acts.size())) {
      others.add(
          POOL.submit(() -> {
            act.run();
            return null;
          }));
    }
    List<Throwable> failures = new ArrayList<>();
    try {
      acts.getFirst().run();
    } catch (IOException | RuntimeException e) {
      failures.add(e);
    }
    boolean interrupted = false;
    for (Future<Void> other : others) {
      interrupted |= await(other, failures);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw failed(failures);
    }
  }

  /** Says whether this thread was interrupted meanwhile: a write under way is never left alone. */
  private static boolean await(Future<Void> write, List<Throwable> failures) {
    boolean interrupted = false;
    while (true) {
      try {
        write.get();
        return interrupted;
      } catch (ExecutionException e) {
        failures.add(e.getCause() == null ? e : e.getCause());
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static IOException failed(List<Throwable> failures) {
    IOException failure =
        failures.getFirst() instanceof IOException first
            ? first
            : new IOException("a write failed", failures.getFirst());
    failures.stream().skip(1).forEach(failure::addSuppressed);
    return failure;
  }

  /** Threads end when idle and keep no program from ending. */
  private static ExecutorService pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("forced-write-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
