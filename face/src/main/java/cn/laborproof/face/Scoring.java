package cn.laborproof.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the scores of the usable frames and judges them at the end. */
final class Scoring {
  /** Attitudes in which a face can still be compared. */
  private static final Set<Attitude> COMPARABLE =
      Set.of(
          Attitude.FRONT,
          Attitude.TURNED_LEFT,
          Attitude.TURNED_RIGHT,
          Attitude.LOWERED,
          Attitude.CLOSE);

  private final FaceEngine engine;
  private final Embedding portrait;
  private final FacePolicy.Scores policy;
  private final List<Double> likeness = new ArrayList<>();
  private final List<Double> liveness = new ArrayList<>();
  private final List<Double> samePerson = new ArrayList<>();
  private Optional<Embedding> self = Optional.empty();

  Scoring(FaceEngine engine, Embedding portrait, FacePolicy.Scores policy) {
    this.engine = engine;
    this.portrait = portrait;
    this.policy = policy;
  }

  /** Measures a frame before the baseline is known, without counting it. */
  Calibration.Measured measure(Sighting.Seen seen) {
    return new Calibration.Measured(
        seen,
        engine.embed(seen.picture(), seen.face()),
        engine.liveness(seen.picture(), seen.face()));
  }

  /**
   * Counts the frames the baseline was made of; every later frame is compared with their mean face.
   */
  void calibrated(List<Calibration.Measured> frames) {
    float[] sum = new float[portrait.size()];
    frames.forEach(f -> f.embedding().addTo(sum));
    Embedding own = Embedding.of(sum);
    self = Optional.of(own);
    for (Calibration.Measured frame : frames) {
      samePerson.add(own.cosine(frame.embedding()));
      likeness.add(portrait.cosine(frame.embedding()));
      liveness.add(frame.liveness());
    }
  }

  /**
   * Takes a frame after the baseline is known.
   *
   * @return the attitude; {@link Attitude#BETWEEN} instead of a turn when the turned face is too
   *     far from the person's own: a head seen from 30° is still the same to the model, a
   *     photograph seen askew is not
   */
  Attitude offer(Sighting.Seen seen, Attitude attitude) {
    if (!COMPARABLE.contains(attitude)) {
      return attitude;
    }
    Embedding embedding = engine.embed(seen.picture(), seen.face());
    double own = self.orElseThrow().cosine(embedding);
    boolean turned = attitude == Attitude.TURNED_LEFT || attitude == Attitude.TURNED_RIGHT;
    if (turned && own < policy.samePersonTurned()) {
      return Attitude.BETWEEN;
    }
    samePerson.add(own);
    if (attitude == Attitude.FRONT) {
      likeness.add(portrait.cosine(embedding));
      liveness.add(engine.liveness(seen.picture(), seen.face()));
    }
    return attitude;
  }

  boolean enough() {
    return liveness.size() >= policy.minLivenessFrames();
  }

  FaceDecision judge(SessionRecord record) {
    double alike = Median.of(array(likeness));
    double live = Median.of(array(liveness));
    double same = lowestButOne();
    FaceScores scores =
        new FaceScores(
            FaceScores.thousandths(alike),
            FaceScores.thousandths(live),
            FaceScores.thousandths(same));
    if (!(same >= policy.samePerson())) {
      return new FaceDecision.Refused(FaceReason.NOT_ONE_PERSON, record);
    }
    if (!(live >= policy.livenessReview())) {
      return new FaceDecision.Refused(FaceReason.NOT_LIVE, record);
    }
    if (!(alike >= policy.likenessReview())) {
      return new FaceDecision.Refused(FaceReason.NOT_THE_PORTRAIT, record);
    }
    if (live < policy.livenessAccept()) {
      return new FaceDecision.Review(FaceReason.LIVENESS_UNCERTAIN, scores, record);
    }
    if (alike < policy.likenessAccept()) {
      return new FaceDecision.Review(FaceReason.LIKENESS_UNCERTAIN, scores, record);
    }
    return new FaceDecision.Passed(scores, record, self.orElseThrow());
  }

  /**
   * One blurred frame must not refuse a person, and one frame makes no movement: so two have to
   * differ.
   */
  private double lowestButOne() {
    List<Double> sorted = samePerson.stream().sorted().toList();
    return sorted.get(Math.min(1, sorted.size() - 1));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
