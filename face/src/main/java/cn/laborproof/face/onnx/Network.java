package cn.laborproof.face.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import cn.laborproof.face.FaceEngineException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One model with one input buffer of its own. Several networks may share a session; a network is
 * used by one thread at a time. The buffer lies outside the heap and is the tensor itself, so a run
 * copies the input once.
 */
final class Network implements AutoCloseable {
  private final OrtSession session;
  private final String inputName;
  private final String outputName;
  private final FloatBuffer input;
  private final OnnxTensor tensor;
  private final float[] values;

  Network(OrtEnvironment environment, OrtSession session, int channels, int side)
      throws OrtException {
    this.session = session;
    this.inputName = session.getInputNames().iterator().next();
    this.outputName = session.getOutputNames().iterator().next();
    this.values = new float[Math.max(3, channels) * side * side];
    int count = channels * side * side;
    this.input =
        ByteBuffer.allocateDirect(count * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    this.tensor = OnnxTensor.createTensor(environment, input, new long[] {1, channels, side, side});
  }

  /**
   * Where the caller puts the input; at least three planes, so that grey networks can sample
   * colours first.
   */
  float[] values() {
    return values;
  }

  /** Runs on {@link #values()} and returns the first output. */
  float[] run() {
    return Objects.requireNonNull(run(outputName).get(outputName));
  }

  /** Runs on {@link #values()} and returns the named outputs. */
  Map<String, float[]> run(String... outputs) {
    input.clear();
    input.put(values, 0, input.capacity());
    try (OrtSession.Result result = session.run(Map.of(inputName, tensor), Set.of(outputs))) {
      Map<String, float[]> found = new HashMap<>();
      for (String output : outputs) {
        OnnxTensor t = (OnnxTensor) result.get(output).orElseThrow();
        FloatBuffer buffer = t.getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        found.put(output, floats);
      }
      return found;
    } catch (OrtException e) {
      throw new FaceEngineException("a face model did not run", e);
    }
  }

  @Override
  public void close() {
    tensor.close();
  }
}
