package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * How many files of public draws are in memory at once, from the first byte read to the last one
 * sent: anybody may ask for one, as slowly as they like, and some dozens would fill the heap.
 */
@Component
final class OpenFileGate {
  static final int PLACES = 4;

  private final Semaphore places = new Semaphore(PLACES, true);

  /** Reads a file and sends it. */
  interface Sending {
    void send() throws IOException;
  }

  /**
   * Sends a file if there is a place.
   *
   * @throws Refusal {@code too-many-requests} when there is none; nothing was read
   */
  void through(Sending sending) throws IOException {
    if (!places.tryAcquire()) {
      throw new Refusal(CommonRefusal.TOO_MANY_REQUESTS);
    }
    try {
      sending.send();
    } finally {
      places.release();
    }
  }
}
