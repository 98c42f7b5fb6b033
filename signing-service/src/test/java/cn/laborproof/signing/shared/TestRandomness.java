package cn.laborproof.signing.shared;

import java.security.SecureRandom;

/** Real randomness outside an application context. */
public final class TestRandomness implements Randomness {

  private final SecureRandom source = new SecureRandom();

  @Override
  public byte[] bytes(int length) {
    byte[] fresh = new byte[length];
    source.nextBytes(fresh);
    return fresh;
  }

  @Override
  public int below(int bound) {
    return source.nextInt(bound);
  }
}
