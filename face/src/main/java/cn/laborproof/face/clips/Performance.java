package cn.laborproof.face.clips;

import cn.laborproof.face.Movement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One person before the camera, doing what is asked. Each frame is given out once, because the
 * server refuses a repeated one; so a movement can be done twice, once from the even and once from
 * the odd frames of its clip. Not for several threads.
 */
public final class Performance {

  private static final int TAKES = 2;

  private final List<byte[]> front;
  private final Map<Movement, List<byte[]>> clips;
  private final Map<Movement, Integer> taken = new EnumMap<>(Movement.class);
  private int shown;

  Performance(List<byte[]> front, Map<Movement, List<byte[]>> clips) {
    this.front = List.copyOf(front);
    this.clips = Map.copyOf(clips);
  }

  /**
   * Looks straight into the camera for some frames.
   *
   * @throws IllegalStateException when the clip has no more
   */
  public List<byte[]> lookFront(int frames) {
    if (shown + frames > front.size()) {
      throw new IllegalStateException("no more frontal frames: " + shown + " of " + front.size());
    }
    List<byte[]> some = front.subList(shown, shown + frames);
    shown += frames;
    return some;
  }

  /**
   * Does a movement, from the front and back again.
   *
   * @throws IllegalArgumentException when it is asked for a third time
   */
  public List<byte[]> move(Movement movement) {
    int take = taken.merge(movement, 1, Integer::sum) - 1;
    if (take >= TAKES) {
      throw new IllegalArgumentException("a clip holds " + TAKES + " takes");
    }
    List<byte[]> clip = clips.getOrDefault(movement, List.of());
    List<byte[]> frames = new ArrayList<>();
    for (int i = take; i < clip.size(); i += TAKES) {
      frames.add(clip.get(i));
    }
    return frames;
  }
}
