package cn.laborproof.signing.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SoftHSM 2, a PKCS#11 token in software. Its library reads settings and tokens once per process,
 * from the file that the build puts into {@code SOFTHSM2_CONF}: all tokens are made before the
 * first is opened.
 */
public final class SoftHsm {

  /** The user's PIN of every token here. */
  public static final String PIN = "user-pin-4711";

  private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
  private static final Map<String, Long> SLOTS =
      tokens(List.of("one", "two", "wrong", "gone", "half"));

  private SoftHsm() {}

  /** The slot of a fresh token. */
  public static long slot(String token) {
    return Objects.requireNonNull(SLOTS.get(token), token);
  }

  /** The library of the distribution. */
  public static Path library() {
    return List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so")
        .stream()
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("SoftHSM 2 is missing: run judges/setup"));
  }

  static Path tokens() {
    return home().resolve("tokens");
  }

  private static Path home() {
    String settings =
        Objects.requireNonNull(System.getenv("SOFTHSM2_CONF"), "the build sets SOFTHSM2_CONF");
    return Objects.requireNonNull(Path.of(settings).getParent());
  }

  private static Map<String, Long> tokens(List<String> labels) {
    try {
      Path home = home();
      deleteTree(home);
      Files.createDirectories(tokens());
      Files.writeString(
          home.resolve("softhsm2.conf"),
          "directories.tokendir = "
              + tokens()
              + "\nobjectstore.backend = file\nlog.level = ERROR\n");
      var slots = new LinkedHashMap<String, Long>();
      for (String label : labels) {
        slots.put(label, make(label));
      }
      return slots;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long make(String label) throws IOException {
    Process tool =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--so-pin",
                "so-pin-4711",
                "--pin",
                PIN)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher slot = SLOT.matcher(said);
    if (!slot.find()) {
      throw new AssertionError("softhsm2-util made no token: " + said);
    }
    return Long.parseLong(slot.group(1));
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.exists(root)) {
      try (var files = Files.walk(root)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
