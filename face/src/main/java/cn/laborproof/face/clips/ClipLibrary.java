package cn.laborproof.face.clips;

import cn.laborproof.face.Movement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plays a person before a camera. Reads {@code <dir>/<person>/<movement>/NNN.jpg} and {@code
 * <dir>/<person>/portrait.jpg}; the repository keeps its clips in {@code face/clips}.
 *
 * <p>No frame occurs twice in a performance, because the server refuses a repeated one. Therefore a
 * movement's clip holds two takes, its even and its odd frames, and a movement can be performed
 * twice, which is as often as a draw can ask for it.
 */
public final class ClipLibrary {
  /**
   * The distance between two frames of a performance, in milliseconds. A server refuses frames that
   * come faster than their times.
   */
  public static final int FRAME_MILLIS = 100;

  private static final int FRAMES_BEFORE = 18;
  private static final int FRAMES_BETWEEN = 6;
  private static final int FRAMES_AFTER = 12;

  /**
   * Chromium plays 30 pictures a second; so each frame is shown for 0.13 s, in the beginning for
   * 0.2 s.
   */
  private static final int TICKS = 4;

  private static final int TICKS_BEFORE = 6;

  private final Path directory;

  public ClipLibrary(Path directory) {
    this.directory = directory;
  }

  /** The ID photo of a person, a JPEG. */
  public byte[] portrait(String person) throws IOException {
    return Files.readAllBytes(directory.resolve(person).resolve("portrait.jpg"));
  }

  /**
   * The frames of a person who looks into the camera, does the movements in this order and looks
   * into the camera again, {@link #FRAME_MILLIS} apart.
   *
   * @throws IllegalArgumentException when a movement is asked for more than twice
   */
  public List<byte[]> perform(String person, List<Movement> movements) throws IOException {
    Performance performance = performance(person);
    List<byte[]> frames = new ArrayList<>(performance.lookFront(FRAMES_BEFORE));
    for (int i = 0; i < movements.size(); i++) {
      if (i > 0) {
        frames.addAll(performance.lookFront(FRAMES_BETWEEN));
      }
      frames.addAll(performance.move(movements.get(i)));
    }
    frames.addAll(performance.lookFront(FRAMES_AFTER));
    return List.copyOf(frames);
  }

  /** A person who answers one instruction after the other, as a page gives them. */
  public Performance performance(String person) throws IOException {
    Map<Movement, List<byte[]>> movements = new EnumMap<>(Movement.class);
    for (Movement movement : Movement.values()) {
      movements.put(movement, clip(person, movement.name().toLowerCase(Locale.ROOT)));
    }
    return new Performance(clip(person, "front"), movements);
  }

  private List<byte[]> clip(String person, String movement) throws IOException {
    List<byte[]> frames = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve(person).resolve(movement))) {
      for (Path file : files.sorted().toList()) {
        frames.add(Files.readAllBytes(file));
      }
    }
    return frames;
  }
}
