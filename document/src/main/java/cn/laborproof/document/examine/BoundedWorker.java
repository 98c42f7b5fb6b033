package cn.laborproof.document.examine;

import cn.laborproof.document.examine.pdf.LimitReachedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one examination on a thread of its own: a stack that deep nesting can fill without hurting
 * the caller, and an end even if some library would not return. Work bounds itself by its budget;
 * this is the second fence.
 */
final class BoundedWorker {
  private static final long STACK_BYTES = 2L << 20;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private BoundedWorker() {}

  static <T> T run(Callable<T> work, Duration limit) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "examination", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new LimitReachedException("time: " + limit);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new LimitReachedException("interrupted");
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case StackOverflowError _ -> new LimitReachedException("stack");
      case OutOfMemoryError _ -> new LimitReachedException("memory");
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      case Throwable other -> new IllegalStateException("unexpected checked exception", other);
      case null -> new IllegalStateException("no cause", e);
    };
  }
}
