package cn.laborproof.democlient;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for what the service does by itself, and says what it waited for in vain. */
final class Patience {

  /** Twice the 60 s within which a court receipt is due. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final long PAUSE_MILLIS = 250;

  /** Something that may not be there yet. */
  interface Question<T> {
    Optional<T> ask() throws IOException, InterruptedException;
  }

  private Patience() {}

  static <T> T until(String what, Question<T> question) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Optional<T> answer = question.ask();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > deadline) {
        throw new JourneyException(
            "still pending after " + LIMIT.toSeconds() + " s: waited for " + what);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}
