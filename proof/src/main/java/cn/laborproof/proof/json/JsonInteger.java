package cn.laborproof.proof.json;

import cn.laborproof.proof.MalformedException;

/**
 * A whole number that IEEE 754 double holds exactly (RFC 7493 §2.2), so JavaScript reads it too.
 */
public record JsonInteger(long value) implements JsonValue {
  /** 2^53 - 1. */
  public static final long MAX = (1L << 53) - 1;

  public JsonInteger {
    if (value > MAX || value < -MAX) {
      throw new MalformedException("integer: " + value + " (expected: at most 2^53-1 in size)");
    }
  }
}
