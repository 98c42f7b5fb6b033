package cn.laborproof.face;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What stays of a session when the pictures are gone.
 *
 * @param challengeId {@link Challenge#id()}
 * @param asked the movements that were drawn
 * @param seen the movements that were seen, in order; shorter when refused early
 * @param frames how many frames were taken into the digest
 * @param mediaSha256 lower-case hex SHA-256 over all frames: for each, the sequence number and the
 *     time (8 bytes each) and the length (4 bytes), big-endian, then the JPEG as sent
 * @param portraitSha256 lower-case hex SHA-256 of the ID photo as uploaded
 * @param models file name of each model to its lower-case hex SHA-256
 * @param duration from the draw to the last frame, by the server's clock
 */
public record SessionRecord(
    String challengeId,
    List<Movement> asked,
    List<Movement> seen,
    int frames,
    String mediaSha256,
    String portraitSha256,
    Map<String, String> models,
    Duration duration) {
  public SessionRecord {
    asked = List.copyOf(asked);
    seen = List.copyOf(seen);
    models = Map.copyOf(models);
  }
}
