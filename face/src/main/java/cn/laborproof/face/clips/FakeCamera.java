package cn.laborproof.face.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What Chromium shows as its camera ({@code --use-fake-device-for-media-stream
 * --use-file-for-fake-video-capture=FILE.mjpeg}), changed while it runs. A page tells the next
 * movement only when the one before was seen, so the stream cannot be written beforehand.
 *
 * <p>Chromium maps the file and plays its pictures again and again, thirty a second. All pictures
 * here have the same length (a JPEG comment fills the rest), so each can be overwritten in place.
 */
public final class FakeCamera implements AutoCloseable {
  private static final int SLOT = 48 << 10;

  /** Chromium leaves out the first picture when it begins anew; more would only delay a change. */
  private static final int SLOTS = 3;

  private static final int COMMENT_HEAD = 4;

  private final FileChannel file;

  private FakeCamera(FileChannel file) {
    this.file = file;
  }

  /**
   * Makes the file with its first picture; all pictures must have its width and height.
   *
   * @param path ends in {@code .mjpeg}, or Chromium takes it for raw video
   */
  public static FakeCamera showing(byte[] jpeg, Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    FakeCamera camera = new FakeCamera(file);
    camera.show(jpeg);
    return camera;
  }

  /**
   * Shows a picture from now on.
   *
   * @throws IllegalArgumentException when it is larger than 48 KiB or no JPEG
   */
  public void show(byte[] jpeg) throws IOException {
    byte[] filled = filled(jpeg);
    for (int slot = 0; slot < SLOTS; slot++) {
      ByteBuffer bytes = ByteBuffer.wrap(filled);
      while (bytes.hasRemaining()) {
        file.write(bytes, (long) slot * SLOT + bytes.position());
      }
    }
  }

  /** The same picture with a comment segment (ITU-T T.81, B.2.4.5) after its first marker. */
  private static byte[] filled(byte[] jpeg) {
    int comment = SLOT - jpeg.length - COMMENT_HEAD;
    if (comment < 0 || jpeg.length < 2 || jpeg[0] != (byte) 0xFF || jpeg[1] != (byte) 0xD8) {
      throw new IllegalArgumentException("not a JPEG of at most 48 KiB");
    }
    return ByteBuffer.allocate(SLOT)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFFE)
        .putShort((short) (comment + 2))
        .put(new byte[comment])
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
