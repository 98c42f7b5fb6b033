package cn.laborproof.face;

import cn.laborproof.face.image.Picture;
import java.util.List;
import java.util.Map;

/**
 * The neural part: what is in this one picture. It knows nothing of sessions, thresholds or people.
 *
 * <p>Contract: all methods are thread-safe, free of side effects and deterministic for one set of
 * model files; the engine bounds how many run at once, further callers wait. Coordinates are pixels
 * of the given picture. A picture without a face is an empty list, never an exception. {@link
 * FaceEngineException} means the engine itself is broken; it says nothing about the person. After
 * {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface FaceEngine extends AutoCloseable {

  /** All upright faces, the largest first. Faces lying on their side need not be found. */
  List<DetectedFace> detect(Picture picture);

  /**
   * The 68 points of the iBUG scheme: 0–16 jaw, 17–26 brows, 27–35 nose, 36–47 eyes, 48–67 mouth.
   */
  Points landmarks(Picture picture, DetectedFace face);

  /** The face as a vector, for comparison with other vectors of the same engine. */
  Embedding embed(Picture picture, DetectedFace face);

  /**
   * How much the picture looks like a camera before a living face: 0 (a screen or a print was
   * recorded) to 1. A single score means little; take the median of several frames, and never rely
   * on it alone.
   */
  double liveness(Picture picture, DetectedFace face);

  /**
   * File name of each model to the lower-case hex SHA-256 of its bytes; goes into the record of
   * each session.
   */
  Map<String, String> models();

  @Override
  void close();
}
