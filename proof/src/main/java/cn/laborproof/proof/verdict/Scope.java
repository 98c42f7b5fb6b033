package cn.laborproof.proof.verdict;

/** How much was examined. */
public enum Scope {
  /** A PDF alone: its signatures and its content; its registration is not examined. */
  DOCUMENT,
  /** With its evidence package: also that these bytes are the registered ones. */
  REGISTERED
}
