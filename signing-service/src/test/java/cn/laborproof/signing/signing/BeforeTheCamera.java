package cn.laborproof.signing.signing;

import cn.laborproof.face.Movement;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.clips.Performance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A person of the clips who shows the ID photo and does before the camera what is asked. */
public final class BeforeTheCamera {
  private static final ClipLibrary CLIPS = new ClipLibrary(Path.of("..", "face", "clips"));
  private static final String SESSION = "/api/v1/signing/session";

  private final List<String> asked = new ArrayList<>();

  /** What the server asked for, one after the other: as much of the draw as a page learns. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public ApiClient.Answer portrait(ApiClient phone, String person) throws IOException {
    return phone.upload(SESSION + "/portrait", CLIPS.portrait(person), "image/jpeg");
  }

  /**
   * Answers one instruction after the other, as a person before the page does. Each frame carries
   * the time it is really shown at: on a fast machine any fixed pace would run ahead of the
   * server's clock, and be refused.
   */
  public JsonNode perform(ApiClient phone, String person) throws IOException {
    Performance performance = CLIPS.performance(person);
    JsonNode progress = phone.post(SESSION + "/challenge", Map.of()).json().path("progress");
    Deque<byte[]> movement = new ArrayDeque<>();
    String doing = "";
    long begun = System.nanoTime();
    long millis = 0;
    while ("running".equals(progress.path("state").asString())) {
      String instruction = progress.path("instruction").asString();
      if (!instruction.equals(doing)) {
        doing = instruction;
        asked.add(instruction);
        movement.clear();
        if (!instruction.equals("look-front")) {
          movement.addAll(performance.move(movementOf(instruction)));
        }
      }
      byte[] frame =
          movement.isEmpty() ? performance.lookFront(1).getFirst() : movement.removeFirst();
      progress =
          phone
              .upload(
                  SESSION
                      + "/frames?sequence="
                      + progress.path("nextSequence").asInt()
                      + "&millis="
                      + millis,
                  frame,
                  "image/jpeg")
              .json();
      millis = Math.max(millis + 1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
    return phone.post(SESSION + "/decision", Map.of()).json();
  }

  private static Movement movementOf(String instruction) {
    return Movement.valueOf(instruction.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
