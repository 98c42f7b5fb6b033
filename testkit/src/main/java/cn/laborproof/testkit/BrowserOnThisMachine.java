package cn.laborproof.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What every test of pages needs to know of its browser, whatever drives it. */
public final class BrowserOnThisMachine {

  /**
   * Script that ends every movement of a page: half-way through a transition colours are no colours
   * of it. What moves for ever cannot be finished and is taken off.
   */
  public static final String SETTLE =
      """
      () => {
        for (const a of document.getAnimations()) {
          try { a.finish(); } catch { a.cancel(); }
        }
      }\
      """;

  private BrowserOnThisMachine() {}

  /** Chromium: what the environment names as LABORPROOF_CHROMIUM, or the one of the system. */
  public static Path chromium() {
    return Optional.ofNullable(System.getenv("LABORPROOF_CHROMIUM"))
        .map(Path::of)
        .or(() ->
            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst())
        .orElseThrow(() -> new AssertionError("no Chromium on this machine"));
  }
}
