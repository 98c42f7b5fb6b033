package cn.laborproof.face.image;

/** Makes pictures from bytes of unknown origin. */
public final class PictureReader {
  private PictureReader() {}

  /**
   * Reads an uploaded photo, JPEG or PNG, turns it upright and shrinks it to at most 2000 pixels a
   * side.
   *
   * @param maxPixels width times height; checked before decoding
   * @throws PictureException when the bytes are no such picture or it is too large
   */
  public static Picture photo(byte[] bytes, long maxPixels) throws PictureException {
    throw new UnsupportedOperationException("coming: " + bytes.length + maxPixels);
  }

  /**
   * Reads a camera frame: JPEG only, as it is.
   *
   * @param maxPixels width times height; checked before decoding
   * @throws PictureException when the bytes are no JPEG or it is too large
   */
  public static Picture frame(byte[] jpeg, long maxPixels) throws PictureException {
    throw new UnsupportedOperationException("coming: " + jpeg.length + maxPixels);
  }
}
