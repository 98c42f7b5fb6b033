package cn.laborproof.signing.supervision.policy;

import java.util.Locale;

/** What is asked about a policy, to be rated from 1 (not at all) to 5 (very much). Ours. */
enum Asked {
  /** Whether it was known. */
  KNOWN,
  /** Whether it helped. */
  HELPED,
  /** Whether it was easy to follow or to use. */
  EASY;

  /** The best that can be said. */
  static final int BEST = 5;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
