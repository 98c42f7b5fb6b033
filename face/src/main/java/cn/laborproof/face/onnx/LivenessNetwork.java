package cn.laborproof.face.onnx;

import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.image.Crop;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.Sampler;

/**
 * Traces of a recaptured picture: 128 x 128, blue-green-red, 0 to 255 as they are, of the box
 * enlarged 2.7 times and pushed into the picture; three classes, the first is "live". The box keeps
 * its proportions: squared, a genuine sample fell from 0.97 to 0.71.
 */
final class LivenessNetwork {
  static final int SIDE = 128;
  private static final double ENLARGED = 2.7;
  private final Network network;

  LivenessNetwork(Network network) {
    this.network = network;
  }

  double score(Picture picture, DetectedFace face) {
    Sampler.crop(picture, surroundings(picture, face), SIDE, network.values());
    float[] logits = network.run();
    double max = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double live = Math.exp(logits[0] - max);
    return live / (live + Math.exp(logits[1] - max) + Math.exp(logits[2] - max));
  }

  private static Crop surroundings(Picture picture, DetectedFace face) {
    double right = picture.width() - 1;
    double bottom = picture.height() - 1;
    double left = Math.clamp(face.left(), 0, right);
    double top = Math.clamp(face.top(), 0, bottom);
    double w = Math.max(1, Math.min(right, face.right()) - left);
    double h = Math.max(1, Math.min(bottom, face.bottom()) - top);
    double factor = Math.min(ENLARGED, Math.min(right / w, bottom / h));
    double x = pushedIn(left + w / 2 - w * factor / 2, w * factor, right);
    double y = pushedIn(top + h / 2 - h * factor / 2, h * factor, bottom);
    int toX = (int) Math.min(right, x + w * factor) + 1;
    int toY = (int) Math.min(bottom, y + h * factor) + 1;
    return new Crop((int) x, (int) y, toX, toY);
  }

  private static double pushedIn(double start, double length, double end) {
    return Math.max(0, Math.min(start, end - length));
  }
}
