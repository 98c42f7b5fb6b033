package cn.laborproof.face.image;

import cn.laborproof.face.image.PictureException.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes pictures from bytes of unknown origin. */
public final class PictureReader {
  /**
   * Longest side of a photo after reading; a face of an ID card that fills a third of it still has
   * some 200 pixels.
   */
  private static final int PHOTO_SIDE = 2000;

  /**
   * A progressive JPEG repeats the whole picture per scan, so a small file could cost minutes.
   * Encoders write about ten scans.
   */
  private static final int MAX_SCANS = 24;

  private PictureReader() {}

  /**
   * Reads an uploaded photo, JPEG or PNG, turns it upright (EXIF) and shrinks it to at most 2000
   * pixels a side.
   *
   * @param maxPixels width times height; checked before decoding
   * @throws PictureException when the bytes are no such picture or it is too large
   */
  public static Picture photo(byte[] bytes, long maxPixels) throws PictureException {
    boolean jpeg = isJpeg(bytes);
    if (!jpeg && !isPng(bytes)) {
      throw new PictureException(Problem.UNREADABLE, "neither JPEG nor PNG");
    }
    BufferedImage image = decode(bytes, jpeg ? "jpeg" : "png", maxPixels, 2 * PHOTO_SIDE);
    Picture upright = Raster.picture(image);
    if (jpeg) {
      upright = Orientation.ofJpeg(bytes).upright(upright);
    }
    return Sampler.shrink(upright, PHOTO_SIDE);
  }

  /**
   * Reads a camera frame: a complete JPEG, as it is.
   *
   * @param maxPixels width times height; checked before decoding
   * @throws PictureException when the bytes are no JPEG or it is too large
   */
  public static Picture frame(byte[] jpeg, long maxPixels) throws PictureException {
    int end = jpeg.length;
    // ImageIO paints the missing rest of a cut JPEG grey and says nothing; a frame ends with its
    // end marker.
    if (!isJpeg(jpeg) || jpeg[end - 2] != (byte) 0xFF || jpeg[end - 1] != (byte) 0xD9) {
      throw new PictureException(Problem.UNREADABLE, "not a complete JPEG");
    }
    return Raster.picture(decode(jpeg, "jpeg", maxPixels, Integer.MAX_VALUE));
  }

  private static BufferedImage decode(byte[] bytes, String format, long maxPixels, int side)
      throws PictureException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next(); // java.desktop always has both
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true); // metadata may hold bombs of its own and is not needed
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > maxPixels) {
        throw new PictureException(Problem.TOO_LARGE, width + " x " + height + " pixels");
      }
      if (format.equals("jpeg") && scans(bytes) > MAX_SCANS) {
        throw new PictureException(Problem.TOO_LARGE, "more than " + MAX_SCANS + " scans");
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.ceilDiv(Math.max(width, height), side));
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw many kinds of RuntimeException on damaged input.
      throw new PictureException(Problem.UNREADABLE, "not readable as " + format, e);
    } finally {
      reader.dispose();
    }
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
        scans++;
      }
    }
    return scans;
  }

  private static boolean isJpeg(byte[] b) {
    return b.length > 4 && b[0] == (byte) 0xFF && b[1] == (byte) 0xD8 && b[2] == (byte) 0xFF;
  }

  private static boolean isPng(byte[] b) {
    return b.length > 8 && b[0] == (byte) 0x89 && b[1] == 'P' && b[2] == 'N' && b[3] == 'G';
  }
}
