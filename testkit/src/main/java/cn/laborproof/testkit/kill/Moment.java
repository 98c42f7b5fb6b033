package cn.laborproof.testkit.kill;

/** When a program dies, seen from the one request that is watched. */
enum Moment {
  /** The request never reaches its receiver. */
  UNSENT,
  /** The request was sent; its answer, if there is one already, never arrives. */
  UNANSWERED,
  /** The answer has arrived. */
  ANSWERED
}
