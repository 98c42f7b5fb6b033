package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * veraPDF: is the file PDF/A-3u? In a process of its own, because its JAXB and that of EU DSS do
 * not get on.
 */
final class VeraPdfJudge implements Judge {
  private final Path module;

  VeraPdfJudge(Path judges) {
    this.module = judges.resolve("verapdf");
  }

  @Override
  public String name() {
    return "veraPDF 3u";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = module.resolve("target/classes") + ":" + module.resolve("target/lib") + "/*";
    Tool.Answer answer =
        Tool.run(
            java,
            "-Xmx512m",
            "-cp",
            classPath,
            "cn.laborproof.judges.verapdf.Main",
            exhibit.pdf().toString());
    return answer.exit() == 0 ? List.of() : answer.lines();
  }
}
