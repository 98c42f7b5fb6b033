package cn.laborproof.face;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A face turned in its space by a secret, so that faces turned by the same secret can be compared
 * with each other and with no others: a renewable biometric reference in the sense of ISO/IEC
 * 24745. Another secret gives a reference that has nothing in common with the first. Whoever has
 * the secret can turn it back: it is personal data still, and is to be encrypted like an {@link
 * Embedding}.
 *
 * <p>The rotation is three rounds of secret signs and a Walsh–Hadamard transform, which keeps every
 * angle; components are then rounded to a byte each.
 */
public final class RenewableReference {

  private static final int ROUNDS = 3;

  /**
   * A component of a turned unit vector of {@code n} dimensions spreads around 0 by {@code 1/√n};
   * those beyond six times that are cut.
   */
  private static final double WIDEST = 6;

  private RenewableReference() {}

  /**
   * Turns a face.
   *
   * @param secret at least 16 bytes, the same for all faces that are to be compared
   * @return one signed byte for each dimension, filled up to a power of two
   */
  public static byte[] of(Embedding face, byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("a secret of fewer than 16 bytes");
    }
    float[] unit = new float[face.size()];
    face.addTo(unit);
    int size = Integer.highestOneBit(2 * unit.length - 1);
    double[] turned = new double[size];
    for (int i = 0; i < unit.length; i++) {
      turned[i] = unit[i];
    }
    for (int round = 0; round < ROUNDS; round++) {
      flip(turned, secret, round);
      transform(turned);
    }
    double step = Byte.MAX_VALUE * Math.sqrt(size) / WIDEST;
    byte[] reference = new byte[size];
    for (int i = 0; i < size; i++) {
      reference[i] =
          (byte) Math.clamp(Math.round(turned[i] * step), -Byte.MAX_VALUE, Byte.MAX_VALUE);
    }
    Arrays.fill(turned, 0);
    return reference;
  }

  private static void flip(double[] vector, byte[] secret, int round) {
    byte[] signs = {};
    for (int i = 0; i < vector.length; i++) {
      int bit = i % 256;
      if (bit == 0) {
        signs = digest(secret, round, i / 256);
      }
      if ((signs[bit / 8] >> bit % 8 & 1) == 1) {
        vector[i] = -vector[i];
      }
    }
  }

  /** In place; orthonormal, so that lengths and angles stay. */
  private static void transform(double[] vector) {
    for (int half = 1; half < vector.length; half *= 2) {
      for (int start = 0; start < vector.length; start += 2 * half) {
        for (int i = start; i < start + half; i++) {
          double sum = vector[i] + vector[i + half];
          vector[i + half] = vector[i] - vector[i + half];
          vector[i] = sum;
        }
      }
    }
    double scale = 1 / Math.sqrt(vector.length);
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }

  private static byte[] digest(byte[] secret, int round, int block) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(secret);
      return sha256.digest(
          ByteBuffer.allocate(2 * Integer.BYTES).putInt(round).putInt(block).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
