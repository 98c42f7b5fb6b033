package cn.laborproof.risk.ranking;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;

/** The features of one employer on one day. What is not known stays so. */
public final class Features {

  private final double[] values;

  private Features(double[] values) {
    this.values = values;
  }

  /** Those that are known, in the form {@link Feature#isCount} says. */
  public static Features of(Map<Feature, Double> known) {
    double[] values = new double[Feature.values().length];
    Arrays.fill(values, Double.NaN);
    known.forEach((feature, value) -> values[feature.ordinal()] = value);
    return new Features(values);
  }

  /** Empty when it is not known. */
  public OptionalDouble value(Feature feature) {
    double value = values[feature.ordinal()];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features features && Arrays.equals(values, features.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
