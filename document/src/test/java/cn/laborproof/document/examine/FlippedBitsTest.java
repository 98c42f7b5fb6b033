package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every single flipped bit is noticed. The archive timestamp's own container is the one part of the
 * file that no digest covers: there every byte is tried, and with {@code laborproof.long} every
 * bit; of the rest a sample, and with {@code laborproof.long} every byte.
 */
class FlippedBitsTest {
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");
  private static final int SAMPLE = 400;
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "%PDF-|%%EOF|startxref|xref\\n|trailer|/ByteRange\\[|/Contents<|/Perms|/DSS|/Prev|/Root");

  @TempDir static Path directory;
  private static byte[] genuine;
  private static TrustBundle trust;
  private static Instant at;

  @BeforeAll
  static void sign() throws IOException {
    try (SigningDesk desk = new SigningDesk(directory)) {
      genuine = desk.finished(Samples.contract());
      trust = TestTrust.of(desk.root(), desk.timestampRoot(), List.of());
      at = Instant.now().plusSeconds(60);
    }
    Examined.of(genuine, trust, at).mustPass();
  }

  @Test
  void in_the_container_of_the_archive_timestamp() {
    String text = new String(genuine, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("/Contents<") + "/Contents".length();
    int end = text.indexOf('>', start) + 1;
    int used = end;
    while (genuine[used - 2] == '0') {
      used--;
    }
    Seeded seeded = Seeded.of(20261121);
    List<int[]> flips = new ArrayList<>();
    for (int offset = start; offset < used; offset++) {
      int from = LONG ? 0 : seeded.number(0, 7);
      int to = LONG ? 7 : from;
      for (int bit = from; bit <= to; bit++) {
        flips.add(new int[] {offset, bit});
      }
    }
    for (int i = 0; i < SAMPLE; i++) {
      flips.add(new int[] {seeded.number(used, end - 1), seeded.number(0, 7)});
    }
    assertThat(survivors(flips)).isEmpty();
  }

  @Test
  void in_structure_and_content() {
    Seeded seeded = Seeded.of(20261122);
    List<int[]> flips = new ArrayList<>();
    Matcher matcher = STRUCTURE.matcher(new String(genuine, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      flips.add(new int[] {seeded.number(matcher.start(), matcher.end() - 1), seeded.number(0, 7)});
      flips.add(
          new int[] {
            Math.min(matcher.end() + seeded.number(0, 20), genuine.length - 1), seeded.number(0, 7)
          });
    }
    int count = LONG ? genuine.length : SAMPLE;
    IntStream.range(0, count)
        .forEach(i ->
            flips.add(
                new int[] {LONG ? i : seeded.number(0, genuine.length - 1), seeded.number(0, 7)}));
    flips.add(new int[] {genuine.length - 1, 0});
    assertThat(survivors(flips)).isEmpty();
  }

  private static List<String> survivors(List<int[]> flips) {
    System.err.println(flips.size() + " flipped bits in " + genuine.length + " bytes");
    return flips.parallelStream()
        .flatMap(flip -> {
          byte[] forged = genuine.clone();
          forged[flip[0]] ^= (byte) (1 << flip[1]);
          Examined examined = Examined.of(forged, trust, at);
          return examined.passed() || examined.defect()
              ? Stream.of("bit " + flip[1] + " of byte " + flip[0] + ": " + examined.words())
              : Stream.empty();
        })
        .toList();
  }
}
