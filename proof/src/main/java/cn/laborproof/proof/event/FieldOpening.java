package cn.laborproof.proof.event;

import cn.laborproof.proof.Digest;

/**
 * A value with the salt that proves it is the one committed to. Personal: kept encrypted per
 * person, given only to who may see it, and its deletion makes the value unrecoverable.
 *
 * @param name field name in the event
 * @param value the plain value
 */
public record FieldOpening(String name, Salt salt, String value) {
  /** What stands in the event under {@link #name}. */
  public Digest commitment() {
    return Commitments.ofField(salt, value);
  }

  /** Keeps the value out of log lines. */
  @Override
  public String toString() {
    return "FieldOpening[" + name + "]";
  }
}
