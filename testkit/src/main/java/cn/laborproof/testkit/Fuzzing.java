package cn.laborproof.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Lets Jazzer look for inputs that break a reader, in a process of its own: its agent instruments
 * the JVM it runs in, and its driver ends it at the first finding.
 *
 * @param target class with {@code public static void fuzzerTestOneInput(byte[])}; whatever it
 *     throws is a finding
 * @param share of the whole time that this target gets, from 0 to 1
 * @param largest input that is tried, in bytes
 * @param seeds genuine inputs to start from, by file name
 */
public record Fuzzing(Class<?> target, double share, int largest, Map<String, byte[]> seeds) {
  private static final int LONG = 3600;
  private static final int USUAL = 300;

  /** A build for everybody has an hour for everything. */
  private static final int SHORT = 60;

  /** Where a build is everybody's, it fails for what was changed, not by the luck of a draw. */
  private static final int SHARED_SEED = 20261122;

  private static final int STARTING = 240;
  private static final int SHOWN = 8000;

  /** Copies the seeds. */
  public Fuzzing {
    seeds = Map.copyOf(seeds);
  }

  /**
   * Seconds for all targets together: five minutes, one where {@code CI} is set, an hour with
   * {@code -Dlaborproof.long}.
   */
  public static int seconds() {
    return Boolean.getBoolean("laborproof.long") ? LONG : shared() ? SHORT : USUAL;
  }

  private static boolean shared() {
    return "true".equals(System.getenv("CI"));
  }

  /**
   * Runs it.
   *
   * @param work an empty folder; a finding stays in it as {@code crash-…}, to be run again as a
   *     seed
   * @return what Jazzer found and said last; empty when it found nothing
   */
  public String findings(Path work) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path start = Files.createDirectories(work.resolve("seeds"));
    for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
      Files.write(start.resolve(seed.getKey()), seed.getValue());
    }
    Path said = work.resolve("jazzer.log");
    int time = (int) Math.max(1, Math.round(seconds() * share));
    Process process =
        new ProcessBuilder(command(work, time, corpus, start))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(time + STARTING, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    String log = Files.readString(said, StandardCharsets.ISO_8859_1);
    System.err.println(
        target.getSimpleName() + ", " + time + " s: " + last(log, "Done ").orElse("not done"));
    return ended && process.exitValue() == 0 && log.contains("Done ")
        ? ""
        : log.substring(Math.max(0, log.length() - SHOWN));
  }

  private List<String> command(Path work, int time, Path corpus, Path start) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=cn.laborproof.**",
                "--custom_hook_excludes=cn.laborproof.**",
                "--reproducer_path=" + work));
    command.addAll(
        List.of(
            "-max_total_time=" + time,
            "-max_len=" + largest,
            "-timeout=45",
            "-rss_limit_mb=0",
            "-seed=" + (shared() ? SHARED_SEED : 0),
            "-artifact_prefix=" + work + File.separator,
            corpus.toString(),
            start.toString()));
    return command;
  }

  /** With JUnit beside it, Jazzer would start JUnit. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("junit") && !entry.contains("surefire"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Optional<String> last(String log, String beginning) {
    return log.lines().filter(line -> line.startsWith(beginning)).reduce((_, later) -> later);
  }
}
