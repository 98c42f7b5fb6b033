package cn.laborproof.face.onnx;

import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Embedding;
import cn.laborproof.face.Points;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.Sampler;
import cn.laborproof.face.image.Similarity;

/**
 * 512 numbers: 112 x 112, blue-green-red, (v − 127) / 128, turned and scaled so that the five
 * points lie on the ArcFace template.
 */
final class EmbeddingNetwork {
  static final int SIDE = 112;
  private static final double[] TEMPLATE = {
    38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
  };
  private final Network network;

  EmbeddingNetwork(Network network) {
    this.network = network;
  }

  Embedding embed(Picture picture, DetectedFace face) {
    float[] in = network.values();
    Sampler.warp(picture, Similarity.between(flat(face.points()), TEMPLATE), SIDE, in);
    for (int i = 0; i < in.length; i++) {
      in[i] = (in[i] - 127) / 128;
    }
    return Embedding.of(network.run());
  }

  private static double[] flat(Points points) {
    double[] xy = new double[2 * points.count()];
    for (int i = 0; i < points.count(); i++) {
      xy[2 * i] = points.x(i);
      xy[2 * i + 1] = points.y(i);
    }
    return xy;
  }
}
