package cn.laborproof.face;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The movements one liveness session asks for, in an order drawn by the server. It comes into being
 * only by {@link #draw}: there is no constructor, parser or copy that takes an order from outside,
 * so no caller, header or configuration can fix the draw. A challenge serves one session; a session
 * that is lost (a server restart, a closed page) is replaced by one with a new draw.
 *
 * <p>Four movements are drawn out of four kinds, never the same twice in a row, both turns at least
 * once: 62 orders, equally likely. A stream recorded beforehand therefore fits with a chance of 1
 * in 62.
 */
public final class Challenge {

  /** How many movements a challenge asks for. */
  public static final int LENGTH = 4;

  private static final int ID_BYTES = 16;
  private static final List<Movement> KINDS = List.of(Movement.values());

  private final String id;
  private final List<Movement> movements;
  private final Instant drawnAt;
  private final Instant expiresAt;

  private final AtomicBoolean used = new AtomicBoolean();

  private Challenge(String id, List<Movement> movements, Instant drawnAt, Instant expiresAt) {
    this.id = id;
    this.movements = List.copyOf(movements);
    this.drawnAt = drawnAt;
    this.expiresAt = expiresAt;
  }

  /**
   * Draws a challenge.
   *
   * @param random the server's cryptographic source; the type keeps seeded generators out
   * @param now the server's time
   * @param timeLimit how long the person has, from now
   */
  public static Challenge draw(SecureRandom random, Instant now, Duration timeLimit) {
    byte[] nonce = new byte[ID_BYTES];
    random.nextBytes(nonce);
    List<Movement> order;
    do {
      order = candidate(random);
    } while (!acceptable(order)); // rejection keeps every acceptable order equally likely
    return new Challenge(HexFormat.of().formatHex(nonce), order, now, now.plus(timeLimit));
  }

  private static List<Movement> candidate(SecureRandom random) {
    List<Movement> order = new ArrayList<>(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      order.add(KINDS.get(random.nextInt(KINDS.size())));
    }
    return order;
  }

  private static boolean acceptable(List<Movement> order) {
    for (int i = 1; i < order.size(); i++) {
      if (order.get(i) == order.get(i - 1)) {
        return false;
      }
    }
    // Only a turn of the head tells a head from a flat picture, so no draw does without either
    // turn.
    return order.contains(Movement.TURN_LEFT) && order.contains(Movement.TURN_RIGHT);
  }

  /** 128 random bits in 32 hexadecimal digits; names the session and goes into its record. */
  public String id() {
    return id;
  }

  /** The movements in the order asked for; unmodifiable. */
  public List<Movement> movements() {
    return movements;
  }

  public Instant drawnAt() {
    return drawnAt;
  }

  /** From this instant on no frame is taken. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Spends the challenge on a session. */
  void use() {
    if (!used.compareAndSet(false, true)) {
      throw new IllegalStateException("a challenge serves one session only");
    }
  }

  @Override
  public String toString() {
    return "Challenge[" + id + ", " + movements + ", until " + expiresAt + "]";
  }
}
