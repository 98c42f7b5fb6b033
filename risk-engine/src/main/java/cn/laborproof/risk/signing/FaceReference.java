package cn.laborproof.risk.signing;

import java.util.Arrays;

/**
 * A face turned by a secret of one employer and one switching-on (ADR 64): alike or not, and
 * nothing else, can be told from two of them.
 */
public final class FaceReference {
  private final int renewal;
  private final byte[] turned;
  private final double length;

  /**
   * @param renewal which secret; references of two are never alike
   * @param turned one signed byte for each dimension
   */
  public FaceReference(int renewal, byte[] turned) {
    this.renewal = renewal;
    this.turned = turned.clone();
    long square = 0;
    for (byte component : turned) {
      square += component * component;
    }
    this.length = Math.sqrt(square);
  }

  /** Whether the cosine of the angle between them is that many hundredths or more. */
  boolean isAlike(FaceReference other, int percent) {
    if (renewal != other.renewal || turned.length != other.turned.length) {
      return false;
    }
    int product = 0;
    for (int i = 0; i < turned.length; i++) {
      product += turned[i] * other.turned[i];
    }
    return product > 0 && product * 100.0 >= percent * length * other.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceReference that
        && renewal == that.renewal
        && Arrays.equals(turned, that.turned);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(turned);
  }

  /** Says nothing about the face. */
  @Override
  public String toString() {
    return "FaceReference[" + turned.length + "]";
  }
}
