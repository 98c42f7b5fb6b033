package cn.laborproof.face.onnx;

import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Points;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.Sampler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * YuNet 2023mar (OpenCV Zoo): 640 x 640, blue-green-red, 0 to 255, picture in the upper left
 * corner; three strides, each with class and object scores, boxes and five points per cell.
 */
final class YunetDetector {
  static final int SIDE = 640;
  private static final int[] STRIDES = {8, 16, 32};
  private static final String[] OUTPUTS = {
    "cls_8", "cls_16", "cls_32", "obj_8", "obj_16", "obj_32",
    "bbox_8", "bbox_16", "bbox_32", "kps_8", "kps_16", "kps_32"
  };
  private static final double MIN_SCORE = 0.7;
  private static final double MAX_OVERLAP = 0.3;

  private final Network network;

  YunetDetector(Network network) {
    this.network = network;
  }

  List<DetectedFace> detect(Picture picture) {
    double scale = Math.min(1.6, (double) SIDE / Math.max(picture.width(), picture.height()));
    Sampler.letterbox(picture, scale, SIDE, network.values());
    Map<String, float[]> out = network.run(OUTPUTS);
    List<DetectedFace> candidates = new ArrayList<>();
    for (int stride : STRIDES) {
      collect(out, stride, scale, candidates);
    }
    candidates.sort(Comparator.comparingDouble(DetectedFace::confidence).reversed());
    List<DetectedFace> kept = new ArrayList<>();
    for (DetectedFace face : candidates) {
      if (kept.stream().noneMatch(k -> overlap(k, face) > MAX_OVERLAP)) {
        kept.add(face);
      }
    }
    kept.sort(Comparator.comparingDouble(DetectedFace::size).reversed());
    return List.copyOf(kept);
  }

  private static void collect(
      Map<String, float[]> out, int stride, double scale, List<DetectedFace> faces) {
    float[] cls = output(out, "cls_", stride);
    float[] obj = output(out, "obj_", stride);
    float[] box = output(out, "bbox_", stride);
    float[] kps = output(out, "kps_", stride);
    int cells = SIDE / stride;
    for (int i = 0; i < cells * cells; i++) {
      double score = Math.sqrt(Math.clamp(cls[i], 0f, 1f) * Math.clamp(obj[i], 0f, 1f));
      if (score < MIN_SCORE) {
        continue;
      }
      int column = i % cells;
      int row = i / cells;
      double unit = stride / scale;
      double x = (column + box[4 * i]) * unit;
      double y = (row + box[4 * i + 1]) * unit;
      double w = Math.exp(box[4 * i + 2]) * unit / 2;
      double h = Math.exp(box[4 * i + 3]) * unit / 2;
      double[] points = new double[10];
      for (int k = 0; k < points.length; k += 2) {
        points[k] = (column + kps[10 * i + k]) * unit;
        points[k + 1] = (row + kps[10 * i + k + 1]) * unit;
      }
      faces.add(new DetectedFace(x - w, y - h, x + w, y + h, score, Points.of(points)));
    }
  }

  private static float[] output(Map<String, float[]> out, String name, int stride) {
    return Objects.requireNonNull(out.get(name + stride));
  }

  private static double overlap(DetectedFace a, DetectedFace b) {
    double w = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    double h = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (a.width() * a.height() + b.width() * b.height() - w * h);
  }
}
