package cn.laborproof.face;

/** Why an ID photo cannot serve as the picture to compare with. The code is stable. */
public enum PortraitReason {
  /** Neither JPEG nor PNG, or damaged. */
  UNREADABLE("portrait.unreadable"),
  /** More bytes or more pixels than allowed; found before decoding. */
  TOO_LARGE("portrait.too-large"),
  NO_FACE("portrait.no-face"),
  SEVERAL_FACES("portrait.several-faces"),
  /** The face is too small for a reliable comparison: take the photo from closer. */
  FACE_TOO_SMALL("portrait.face-too-small");

  private final String code;

  PortraitReason(String code) {
    this.code = code;
  }

  /** The stable code, {@code portrait.…}. */
  public String code() {
    return code;
  }
}
