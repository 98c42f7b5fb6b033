package cn.laborproof.face;

/**
 * What was measured, in thousandths, because evidence carries no floating-point numbers.
 *
 * @param likeness median cosine between the portrait and the frontal frames; −1000 to 1000
 * @param liveness median passive score of the frontal frames; 0 to 1000
 * @param samePerson lowest cosine between the frames and their own mean; −1000 to 1000
 */
public record FaceScores(int likeness, int liveness, int samePerson) {
  static int thousandths(double value) {
    return (int) Math.round(value * 1000);
  }
}
