package cn.laborproof.face;

import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureException;
import cn.laborproof.face.image.PictureReader;
import java.util.List;

/**
 * The face of an uploaded ID photo. The photo itself is not kept.
 *
 * @param embedding the face, to compare with; biometric data
 * @param imageSha256 lower-case hex SHA-256 of the photo as uploaded
 * @param faceHeight height of the face in pixels
 */
public record Portrait(Embedding embedding, String imageSha256, int faceHeight) {

  /**
   * Reads an ID photo: JPEG (EXIF orientation respected) or PNG, with exactly one face of
   * sufficient size. Size in bytes and pixels is bounded before anything is decoded.
   */
  public static PortraitOutcome read(byte[] image, FaceEngine engine, FacePolicy.Portraits policy) {
    if (image.length > policy.maxBytes()) {
      return new PortraitOutcome.Refused(PortraitReason.TOO_LARGE);
    }
    Picture picture;
    try {
      picture = PictureReader.photo(image, policy.maxPixels());
    } catch (PictureException e) {
      return new PortraitOutcome.Refused(
          switch (e.problem()) {
            case UNREADABLE -> PortraitReason.UNREADABLE;
            case TOO_LARGE -> PortraitReason.TOO_LARGE;
          });
    }
    List<DetectedFace> faces = engine.detect(picture);
    if (faces.size() != 1) {
      return new PortraitOutcome.Refused(
          faces.isEmpty() ? PortraitReason.NO_FACE : PortraitReason.SEVERAL_FACES);
    }
    DetectedFace face = faces.getFirst();
    if (face.height() < policy.minFaceHeight()) {
      return new PortraitOutcome.Refused(PortraitReason.FACE_TOO_SMALL);
    }
    return new PortraitOutcome.Accepted(
        new Portrait(
            engine.embed(picture, face), Sha256.hex(image), (int) Math.round(face.height())));
  }
}
