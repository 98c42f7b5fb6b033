package cn.laborproof.judges;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine. */
final class Tool {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * What a program said.
   *
   * @param exit its exit code
   * @param said standard output and standard error together
   */
  record Answer(int exit, String said) {
    List<String> lines() {
      return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
  }

  private Tool() {}

  static Answer run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    return run(command);
  }

  static Answer run(List<String> command) throws IOException, InterruptedException {
    // Into a file, so that a program that hangs cannot make us hang on its output.
    Path output = Files.createTempFile("judge", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = start(builder);
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(
            command.getFirst() + " did not end within " + LONGEST.toMinutes() + " minutes");
      }
      return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          builder.command().getFirst() + " cannot be run; judges/setup installs it", e);
    }
  }
}
