package cn.laborproof.face;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A face as a unit vector. It is biometric data: whoever stores it encrypts it, and it never goes
 * into a log or an event. Two embeddings are comparable only when the same model file made them.
 */
public final class Embedding {
  private final float[] unit;

  private Embedding(float[] unit) {
    this.unit = unit;
  }

  /** Makes the vector a unit vector; the array is copied. */
  public static Embedding of(float[] vector) {
    double square = 0;
    for (float v : vector) {
      square += (double) v * v;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      throw new IllegalArgumentException("an embedding needs a finite length above zero");
    }
    float scale = (float) (1 / Math.sqrt(square));
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] * scale;
    }
    return new Embedding(unit);
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static Embedding ofBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException("not an embedding: " + bytes.length + " bytes");
    }
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
    return of(vector);
  }

  /** Four bytes a component, IEEE 754, big-endian. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(unit.length * Float.BYTES);
    out.asFloatBuffer().put(unit);
    return out.array();
  }

  /** The cosine of the angle between the two: 1 for the same picture, around 0 for strangers. */
  public double cosine(Embedding other) {
    if (unit.length != other.unit.length) {
      throw new IllegalArgumentException("embeddings of different models");
    }
    double sum = 0;
    for (int i = 0; i < unit.length; i++) {
      sum += unit[i] * other.unit[i];
    }
    return sum;
  }

  int size() {
    return unit.length;
  }

  void addTo(float[] sum) {
    for (int i = 0; i < unit.length; i++) {
      sum[i] += unit[i];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding e && Arrays.equals(unit, e.unit);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(unit);
  }

  /** Says nothing about the face. */
  @Override
  public String toString() {
    return "Embedding[" + unit.length + "]";
  }
}
