package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * pyHanko: AdES with long-term archival data, offline, with its analysis of what changed after each
 * signature.
 */
final class PyHankoJudge implements Judge {
  private final Path script;
  private final Path python;

  PyHankoJudge(Path judges, Path cache) {
    this.script = judges.resolve("pyhanko_judge.py");
    this.python = cache.resolve("judges/bin/python");
  }

  @Override
  public String name() {
    return "pyHanko AdES-LTA";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            python.toString(),
            script.toString(),
            exhibit.pdf().toString(),
            Integer.toString(exhibit.signatures())));
    command.add("--signer");
    exhibit.signerRoots().forEach(root -> command.add(root.toString()));
    command.add("--tsa");
    exhibit.tsaRoots().forEach(root -> command.add(root.toString()));
    if (!exhibit.lists().isEmpty()) {
      command.add("--crl");
      exhibit.lists().forEach(list -> command.add(list.toString()));
    }
    Tool.Answer answer = Tool.run(command);
    return answer.exit() == 0 ? List.of() : answer.lines();
  }
}
