package cn.laborproof.signing.supervision.panorama;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A line through values, as an SVG path in a box of {@value #WIDTH} by {@value #HEIGHT}. */
final class Line {
  static final int WIDTH = 100;
  static final int HEIGHT = 30;

  private Line() {}

  /**
   * From the smallest at the bottom to the greatest at the top.
   *
   * @param values the oldest first
   * @return empty for fewer than two values
   */
  static String of(List<BigDecimal> values) {
    if (values.size() < 2) {
      return "";
    }
    BigDecimal least = values.stream().min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = values.stream().max(BigDecimal::compareTo).orElseThrow();
    BigDecimal span = most.subtract(least);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      BigDecimal height =
          span.signum() == 0
              ? BigDecimal.valueOf(HEIGHT / 2)
              : most.subtract(values.get(i))
                  .multiply(BigDecimal.valueOf(HEIGHT))
                  .divide(span, 1, RoundingMode.HALF_UP);
      path.append(i == 0 ? 'M' : 'L').append(i * WIDTH / (values.size() - 1)).append(' ');
      path.append(height.toPlainString());
    }
    return path.toString();
  }
}
