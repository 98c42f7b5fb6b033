package cn.laborproof.testkit.kill;

import java.util.Locale;

/**
 * One kill.
 *
 * @param step of the journey, in words
 * @param watched the request in whose middle it happens
 * @param moment when, seen from that request
 * @param delayMillis how long after the request was sent, or answered
 * @param everything whether database and authorities die too
 */
record KillPoint(String step, Watched watched, Moment moment, int delayMillis, boolean everything) {

  /** Whether a client that posts to this path is in the step of this kill. */
  boolean belongsTo(String path) {
    return watched.fits(Side.CLIENT, "POST", path);
  }

  /** The same, with database and authorities. */
  KillPoint ofEverything() {
    return new KillPoint(step, watched, moment, delayMillis, true);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s in «%s»: %s %s, %s",
        everything ? "everything" : "service",
        step,
        watched.method(),
        watched.path(),
        switch (moment) {
          case UNSENT -> "before it was sent";
          case UNANSWERED -> delayMillis + " ms after it was sent, unanswered";
          case ANSWERED -> delayMillis + " ms after its answer";
        });
  }
}
