package cn.laborproof.democlient;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for what the service does by itself, and says what it waited for in vain. */
final class Patience {

  /** Twice the 60 s within which a court receipt is due. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** A question that took longer met a service that was away; that time does not count. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

  private static final long PAUSE_MILLIS = 250;

  /** Something that may not be there yet. */
  interface Question<T> {
    Optional<T> ask() throws IOException, InterruptedException;
  }

  private Patience() {}

  static <T> T until(String what, Question<T> question) throws IOException, InterruptedException {
    Optional<T> answer = within(LIMIT, question);
    if (answer.isEmpty()) {
      throw new JourneyException(
          "still pending after " + LIMIT.toSeconds() + " s: waited for " + what);
    }
    return answer.get();
  }

  /** The same, giving up without complaint. */
  static <T> Optional<T> within(Duration limit, Question<T> question)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long asked = System.nanoTime();
      Optional<T> answer = question.ask();
      long took = System.nanoTime() - asked;
      if (took > LONGEST_QUESTION.toNanos()) {
        deadline += took;
      }
      if (answer.isPresent() || System.nanoTime() > deadline) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}
