package cn.laborproof.face.clips;

import cn.laborproof.face.Movement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code <dir>/<person>/<movement>/NNN.jpg} and {@code <dir>/<person>/portrait.jpg}. */
public final class ClipLibrary {
  /** The distance between two frames of {@link #perform}, in milliseconds. */
  public static final int FRAME_MILLIS = 100;

  private final Path directory;

  /** The repository keeps its clips in {@code face/clips}. */
  public ClipLibrary(Path directory) {
    this.directory = directory;
  }

  /** The ID photo of a person, a JPEG. */
  public byte[] portrait(String person) throws IOException {
    throw new UnsupportedOperationException("coming: " + directory + person);
  }

  /**
   * The JPEG frames of a person who does the movements in this order, {@link #FRAME_MILLIS} apart;
   * no frame occurs twice.
   */
  public List<byte[]> perform(String person, List<Movement> movements) throws IOException {
    throw new UnsupportedOperationException("coming: " + person + movements);
  }

  /**
   * Writes the same as a motion JPEG for Chromium's {@code --use-file-for-fake-video-capture},
   * which plays 30 pictures a second and opens the file when the page asks for the camera.
   */
  public void writeMjpeg(Path file, String person, List<Movement> movements) throws IOException {
    throw new UnsupportedOperationException("coming: " + file + person + movements);
  }
}
