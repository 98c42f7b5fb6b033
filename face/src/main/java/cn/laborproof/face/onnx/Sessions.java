package cn.laborproof.face.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import cn.laborproof.face.FaceEngineException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The loaded models, one session each; sessions are thread-safe and shared by all workers. */
final class Sessions implements AutoCloseable {
  private final Map<ModelFile, OrtSession> sessions = new EnumMap<>(ModelFile.class);

  Sessions(OrtEnvironment environment) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (ModelFile file : ModelFile.values()) {
        byte[] onnx = VanishingWeights.cleared(file.read());
        sessions.put(file, environment.createSession(onnx, options));
      }
    } catch (OrtException | RuntimeException e) {
      close();
      throw e;
    }
  }

  OrtSession of(ModelFile file) {
    return Objects.requireNonNull(sessions.get(file));
  }

  @Override
  public void close() {
    for (OrtSession session : sessions.values()) {
      try {
        session.close();
      } catch (OrtException e) {
        throw new FaceEngineException("a face model could not be released", e);
      }
    }
  }
}
