package cn.laborproof.face;

import cn.laborproof.face.image.Crop;
import cn.laborproof.face.image.Picture;
import java.util.List;

/** What one frame shows. */
sealed interface Sighting {

  /** Nothing to go on, and why. */
  record Useless(Hint hint) implements Sighting {}

  /** One face that can be judged. */
  record Seen(Picture picture, DetectedFace face, Points landmarks, HeadPose pose)
      implements Sighting {
    double aspect() {
      return face.width() / face.height();
    }
  }

  /**
   * A second face of at least this share of the size of the first is a person; smaller ones are
   * pictures on the wall.
   */
  double SECOND_PERSON = 0.4;

  int DARK = 45;
  int BRIGHT = 235;
  double FILLS = 0.85;
  double OUTSIDE = 0.08;

  static Sighting of(Picture picture, FaceEngine engine, int minFaceWidth) {
    List<DetectedFace> faces = engine.detect(picture);
    if (faces.isEmpty()) {
      return new Useless(Hint.NO_FACE);
    }
    DetectedFace face = faces.getFirst();
    if (faces.size() > 1 && faces.get(1).size() > SECOND_PERSON * face.size()) {
      return new Useless(Hint.SEVERAL_FACES);
    }
    Hint hint = place(picture, face, minFaceWidth);
    if (hint != Hint.NONE) {
      return new Useless(hint);
    }
    Points landmarks = engine.landmarks(picture, face);
    return new Seen(picture, face, landmarks, HeadPose.of(landmarks));
  }

  private static Hint place(Picture picture, DetectedFace face, int minFaceWidth) {
    if (face.width() < minFaceWidth) {
      return Hint.TOO_FAR;
    }
    if (face.width() > FILLS * picture.width() || face.height() > FILLS * picture.height()) {
      return Hint.TOO_CLOSE;
    }
    double margin = OUTSIDE * face.size();
    if (face.left() < -margin
        || face.top() < -margin
        || face.right() > picture.width() + margin
        || face.bottom() > picture.height() + margin) {
      return Hint.OFF_CENTRE;
    }
    double brightness =
        picture.brightness(
            new Crop(
                (int) face.left(),
                (int) face.top(),
                (int) face.right() + 1,
                (int) face.bottom() + 1));
    if (brightness < DARK) {
      return Hint.TOO_DARK;
    }
    return brightness > BRIGHT ? Hint.TOO_BRIGHT : Hint.NONE;
  }
}
