package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All judges on one bench. */
public final class Judges {
  private final List<Judge> bench;
  private final C2spJudge packages;

  private Judges(List<Judge> bench, C2spJudge packages) {
    this.bench = bench;
    this.packages = packages;
  }

  /**
   * Calls the judges.
   *
   * @param home the folder {@code judges} of the checkout, built
   */
  public static Judges at(Path home) {
    Path cache = cache();
    List<Judge> bench =
        List.of(
            new QpdfJudge(),
            new PdfsigJudge(),
            new PyHankoJudge(home, cache),
            new DssJudge(),
            new VeraPdfJudge(home),
            new OpensslJudge());
    return new Judges(bench, new C2spJudge(cache));
  }

  static Path cache() {
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

  /**
   * What Go's note and tlog packages object to in an evidence package; empty when they accept it.
   */
  public List<String> objections(Path evidencePackage, Path trust) throws InterruptedException {
    try {
      return packages.objections(evidencePackage, trust);
    } catch (IOException e) {
      return List.of("cannot judge: " + e);
    }
  }

  private static List<String> objections(Judge judge, Exhibit exhibit) throws InterruptedException {
    try {
      return judge.objections(exhibit);
    } catch (IOException | RuntimeException e) {
      return List.of("cannot judge: " + e);
    }
  }
}
