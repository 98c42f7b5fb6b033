package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All judges on one bench. */
public final class Judges {
  private final List<Judge> bench;

  private Judges(List<Judge> bench) {
    this.bench = bench;
  }

  /**
   * Calls the judges.
   *
   * @param home the folder {@code judges} of the checkout, built
   */
  public static Judges at(Path home) {
    return new Judges(
        List.of(
            new QpdfJudge(),
            new PdfsigJudge(),
            new PyHankoJudge(home, cache()),
            new DssJudge(),
            new VeraPdfJudge(home),
            new OpensslJudge()));
  }

  private static Path cache() {
    String root = System.getenv("XDG_CACHE_HOME");
    return (root == null || root.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(root))
        .resolve("laborproof");
  }

  /**
   * The objections of each judge by its name, in order; a judge without any accepts. One that
   * cannot be asked objects.
   */
  public Map<String, List<String>> objections(Exhibit exhibit) throws InterruptedException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Judge judge : bench) {
      all.put(judge.name(), objections(judge, exhibit));
    }
    return all;
  }

  private static List<String> objections(Judge judge, Exhibit exhibit) throws InterruptedException {
    try {
      return judge.objections(exhibit);
    } catch (IOException | RuntimeException e) {
      return List.of("cannot judge: " + e);
    }
  }
}
