package cn.laborproof.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A source of generated test input that can be had again: every value drawn is a function of {@link
 * #seed()} alone.
 *
 * <p>Use it as the argument of a parameterised test; the seed is the name of the run, so a failure
 * names it:
 *
 * <pre>{@code
 * static Stream<Seeded> runs() {
 *   return Seeded.runs(200);
 * }
 *
 * @ParameterizedTest
 * @MethodSource("runs")
 * void what_is_written_is_read_back(Seeded any) {
 *   byte[] content = any.bytes(0, 4096);
 *   …
 * }
 * }</pre>
 *
 * Repeat one run with {@code -Dlaborproof.seed=SEED}: every test then makes that single run.
 */
public final class Seeded {
  /** Names the system property that fixes the seed. */
  public static final String PROPERTY = "laborproof.seed";

  private static final long SEED_IN_CI = 20_261_122;

  private static final String NAMES_BEYOND_ASCII = "张三李四王五欧阳娜娜䶮㛃𠮷·ÄéЖ🙂";

  private final long seed;
  private final Random random;

  private Seeded(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** The source for one seed. */
  public static Seeded of(long seed) {
    return new Seeded(seed);
  }

  /**
   * As many independent sources as asked for, or the single one that {@link #PROPERTY} names. The
   * first seed is drawn anew for each call and printed, the others follow from it. In CI it is
   * always the same, for there the question is what a change has broken and not what luck finds;
   * drawing is for everybody's own runs.
   */
  public static Stream<Seeded> runs(int count) {
    String fixed = System.getProperty(PROPERTY);
    if (fixed != null) {
      return Stream.of(new Seeded(Long.parseLong(fixed)));
    }
    long first = System.getenv("CI") == null ? new SecureRandom().nextLong() >>> 1 : SEED_IN_CI;
    System.err.println(
        "seeds " + first + " … +" + (count - 1) + " (repeat one with -D" + PROPERTY + "=SEED)");
    return LongStream.range(0, count).mapToObj(run -> new Seeded(first + run));
  }

  /** What to give {@link #of} to draw the same values again. */
  public long seed() {
    return seed;
  }

  /** The generator itself, for shuffles and for interfaces that ask for one. */
  public Random random() {
    return random;
  }

  /** A number from {@code least} to {@code most}, both included. */
  public int number(int least, int most) {
    return random.nextInt(least, Math.addExact(most, 1));
  }

  /** A number from {@code least} to {@code most}, both included. */
  public long number(long least, long most) {
    return random.nextLong(least, Math.addExact(most, 1));
  }

  /** True once in {@code times} draws on average. */
  public boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Exactly {@code length} bytes. */
  public byte[] bytes(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return drawn;
  }

  /** From {@code least} to {@code most} bytes. */
  public byte[] bytes(int least, int most) {
    return bytes(number(least, most));
  }

  /** A positive number of at most {@code bits} bits. */
  public BigInteger natural(int bits) {
    return new BigInteger(bits, random);
  }

  /** One of the choices. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** One of the choices. */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** From {@code least} to {@code most} values that {@code generator} draws from this source. */
  public <T> List<T> list(int least, int most, Function<Seeded, T> generator) {
    int size = number(least, most);
    List<T> drawn = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      drawn.add(generator.apply(this));
    }
    return List.copyOf(drawn);
  }

  /**
   * Well-formed text of {@code least} to {@code most} code points: ASCII, Chinese, rare characters
   * beyond the basic plane.
   */
  public String text(int least, int most) {
    int[] rare = NAMES_BEYOND_ASCII.codePoints().toArray();
    StringBuilder drawn = new StringBuilder();
    for (int left = number(least, most); left > 0; left--) {
      drawn.appendCodePoint(
          random.nextBoolean() ? number(0x20, 0x7e) : rare[random.nextInt(rare.length)]);
    }
    return drawn.toString();
  }

  /** A lower-case ASCII identifier of {@code least} to {@code most} letters. */
  public String word(int least, int most) {
    byte[] letters = new byte[number(least, most)];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) number('a', 'z');
    }
    return new String(letters, StandardCharsets.US_ASCII);
  }

  /** A copy of {@code original}, which must not be empty, with exactly one bit turned. */
  public byte[] withOneBitFlipped(byte[] original) {
    byte[] copy = original.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  /** Names the seed, because test reports print it. */
  @Override
  public String toString() {
    return "seed " + seed;
  }
}
