package cn.laborproof.face.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FaceEngineContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxFaceEngineTest extends FaceEngineContract {

  @Override
  protected FaceEngine engine() {
    return OnnxFaceEngine.load(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_model_is_the_file_whose_digest_is_written_down(ModelFile file) {
    assertThat(file.read()).hasSizeGreaterThan(100_000); // compares the digest
  }

  @Test
  void clearing_vanishing_weights_does_not_change_a_single_bit_of_the_result() throws Exception {
    byte[] asCommitted = ModelFile.EMBEDDING.read();
    byte[] cleared = VanishingWeights.cleared(asCommitted.clone());

    assertThat(changedWeights(asCommitted, cleared)).isGreaterThan(8_000);
    assertThat(embedding(cleared)).isEqualTo(embedding(asCommitted));
  }

  private static long changedWeights(byte[] a, byte[] b) {
    long changed = 0;
    for (int at = Arrays.mismatch(a, b); at >= 0; changed++) {
      int from = at + 4;
      int next = Arrays.mismatch(a, from, a.length, b, from, b.length);
      at = next < 0 ? -1 : from + next;
    }
    return changed;
  }

  private static float[] embedding(byte[] onnx) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(onnx, options);
        Network network = new Network(environment, session, 3, EmbeddingNetwork.SIDE)) {
      for (int i = 0; i < network.values().length; i++) {
        network.values()[i] = (float) Math.sin(i * 0.001);
      }
      return network.run();
    }
  }
}
