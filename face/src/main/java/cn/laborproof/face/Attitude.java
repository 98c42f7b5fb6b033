package cn.laborproof.face;

/** How a face stands against its own frontal baseline. */
enum Attitude {
  FRONT,
  TURNED_LEFT,
  TURNED_RIGHT,
  LOWERED,
  CLOSE,
  /** On the way from one to another. */
  BETWEEN,
  /** Turned as only a flat picture turns. */
  FLAT
}
