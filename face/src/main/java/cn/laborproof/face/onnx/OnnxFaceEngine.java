package cn.laborproof.face.onnx;

import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Embedding;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.Points;
import cn.laborproof.face.image.Picture;
import java.util.List;
import java.util.Map;

/**
 * Runs the models of this module's class path; one thread per run, so that many sessions share the
 * machine fairly.
 */
public final class OnnxFaceEngine implements FaceEngine {
  private OnnxFaceEngine() {}

  /**
   * Loads the models, about a second.
   *
   * @param concurrency how many model runs may be under way at once; the number of cores is a good
   *     choice
   * @throws cn.laborproof.face.FaceEngineException when a model is missing, altered or cannot be
   *     loaded
   */
  public static OnnxFaceEngine load(int concurrency) {
    return new OnnxFaceEngine();
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    throw new UnsupportedOperationException("coming");
  }

  @Override
  public Points landmarks(Picture picture, DetectedFace face) {
    throw new UnsupportedOperationException("coming");
  }

  @Override
  public Embedding embed(Picture picture, DetectedFace face) {
    throw new UnsupportedOperationException("coming");
  }

  @Override
  public double liveness(Picture picture, DetectedFace face) {
    throw new UnsupportedOperationException("coming");
  }

  @Override
  public Map<String, String> models() {
    throw new UnsupportedOperationException("coming");
  }

  @Override
  public void close() {}
}
