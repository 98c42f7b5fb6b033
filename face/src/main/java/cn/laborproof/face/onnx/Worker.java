package cn.laborproof.face.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/** One set of networks with their buffers; held by one thread at a time. */
final class Worker implements AutoCloseable {
  private final Network[] networks;
  final YunetDetector detector;
  final LandmarkNetwork landmarks;
  final EmbeddingNetwork embedding;
  final LivenessNetwork liveness;

  Worker(OrtEnvironment environment, Sessions sessions) throws OrtException {
    Network detection =
        new Network(environment, sessions.of(ModelFile.DETECTION), 3, YunetDetector.SIDE);
    Network points =
        new Network(environment, sessions.of(ModelFile.LANDMARKS), 1, LandmarkNetwork.SIDE);
    Network feature =
        new Network(environment, sessions.of(ModelFile.EMBEDDING), 3, EmbeddingNetwork.SIDE);
    Network live =
        new Network(environment, sessions.of(ModelFile.LIVENESS), 3, LivenessNetwork.SIDE);
    networks = new Network[] {detection, points, feature, live};
    detector = new YunetDetector(detection);
    landmarks = new LandmarkNetwork(points);
    embedding = new EmbeddingNetwork(feature);
    liveness = new LivenessNetwork(live);
  }

  @Override
  public void close() {
    for (Network network : networks) {
      network.close();
    }
  }
}
