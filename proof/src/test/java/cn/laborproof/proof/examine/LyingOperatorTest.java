package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.pack.Repacker;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator holds the package key, so it can change any member and sign again. Every parser then
 * meets hostile bytes: none may throw, and no change may pass.
 */
class LyingOperatorTest {
  private static SampleCase sample;
  private static byte[] whole;
  private static List<String> paths;

  @BeforeAll
  static void makeSample(@TempDir Path dir) throws Exception {
    sample = new SampleCase(dir);
    whole = sample.wholePackage();
    paths =
        Repacker.unpack(whole).keySet().stream().filter(p -> !p.startsWith("manifest.")).toList();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(1500);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_changed_member_passes_and_none_breaks_the_verifier(Seeded any) throws Exception {
    String path = any.pick(paths);
    byte[] genuine = Repacker.unpack(whole).get(path);
    byte[] changed = changed(any, genuine);
    byte[] zip = Repacker.withChanged(whole, path, changed, SampleCase.OPERATOR);
    Verdict verdict = sample.verifier().verify("changed", zip);
    if (Arrays.equals(changed, genuine)) {
      assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    } else {
      assertThat(verdict.indication()).as(path).isNotEqualTo(Indication.TOTAL_PASSED);
      assertThat(verdict.open()).isNotEmpty();
    }
  }

  /** Bits, digits, lines and words, because each reaches other code. */
  private static byte[] changed(Seeded any, byte[] genuine) {
    return switch (any.number(0, 5)) {
      case 0 -> any.withOneBitFlipped(genuine);
      case 1 -> Arrays.copyOf(genuine, any.number(0, genuine.length - 1));
      case 2 -> replaced(any, genuine, "[0-9]+", any.pick("0", "-1", "9007199254740991", "7"));
      case 3 -> replaced(any, genuine, "\"[^\"]*\"", any.pick("\"\"", "true", "[]", "{}", "0"));
      case 4 -> twice(any, genuine);
      default -> replaced(any, genuine, "\n", any.pick("", "\n\n", " \n", "\u2014 x AAAA\n"));
    };
  }

  /** One occurrence of the pattern, drawn, replaced. */
  private static byte[] replaced(Seeded any, byte[] genuine, String pattern, String by) {
    String text = new String(genuine, StandardCharsets.ISO_8859_1);
    List<int[]> found =
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map(match -> new int[] {match.start(), match.end()})
            .toList();
    if (found.isEmpty()) {
      return any.withOneBitFlipped(genuine);
    }
    int[] at = any.pick(found);
    String changed = text.substring(0, at[0]) + by + text.substring(at[1]);
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] twice(Seeded any, byte[] genuine) {
    int from = any.number(0, genuine.length - 1);
    int to = any.number(from, genuine.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(genuine, 0, to);
    out.write(genuine, from, genuine.length - from);
    return out.toByteArray();
  }
}
