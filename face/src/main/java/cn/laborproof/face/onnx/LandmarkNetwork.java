package cn.laborproof.face.onnx;

import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Points;
import cn.laborproof.face.image.Crop;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.Sampler;

/**
 * 68 points: 64 x 64 grey, divided by 256, of the square whose side is the height of the box; x and
 * y come back as shares of it.
 */
final class LandmarkNetwork {
  static final int SIDE = 64;
  private final Network network;
  private final float[] planes = new float[3 * SIDE * SIDE];

  LandmarkNetwork(Network network) {
    this.network = network;
  }

  Points find(Picture picture, DetectedFace face) {
    double side = Math.max(1, face.height());
    double x = (face.left() + face.right()) / 2;
    double y = (face.top() + face.bottom()) / 2;
    float[] in = network.values();
    Sampler.cropGrey(picture, Crop.square(x, y, side), SIDE, planes, in);
    for (int i = 0; i < SIDE * SIDE; i++) {
      in[i] /= 256;
    }
    float[] out = network.run();
    double[] xy = new double[out.length];
    for (int i = 0; i < out.length; i++) {
      xy[i] = out[i] * side - side / 2 + ((i & 1) == 0 ? x : y);
    }
    return Points.of(xy);
  }
}
