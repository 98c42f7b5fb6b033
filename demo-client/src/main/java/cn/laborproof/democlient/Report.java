package cn.laborproof.democlient;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says each step on the screen as it happens and keeps all of them for {@code summary.txt}. */
final class Report {

  private final PrintStream screen;
  private final Path out;
  private final List<String> lines = new ArrayList<>();
  private final long started = System.nanoTime();

  Report(PrintStream screen, Path out) {
    this.screen = screen;
    this.out = out;
  }

  void step(String sentence) {
    double seconds = (System.nanoTime() - started) / 1e9;
    String line = String.format(Locale.ROOT, "%6.1f s  %s", seconds, sentence);
    lines.add(line);
    screen.println(line);
  }

  void save(String name, byte[] bytes) throws IOException {
    Files.write(out.resolve(name), bytes);
    step("wrote " + name + " (" + bytes.length + " bytes)");
  }

  void finish() throws IOException {
    Files.writeString(
        out.resolve("summary.txt"), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }
}
