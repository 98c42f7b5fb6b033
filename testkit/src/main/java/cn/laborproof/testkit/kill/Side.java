package cn.laborproof.testkit.kill;

/** Whose request is watched. */
enum Side {
  /** A client asks the signing service. */
  CLIENT,
  /** The signing service asks an authority. */
  AUTHORITY
}
