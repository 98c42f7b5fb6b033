package cn.laborproof.judges;

import java.io.IOException;
import java.util.List;

/** qpdf: is the file's structure sound? */
final class QpdfJudge implements Judge {
  @Override
  public String name() {
    return "qpdf --check";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException, InterruptedException {
    Tool.Answer answer = Tool.run("qpdf", "--check", exhibit.pdf().toString());
    // Exit 3 means warnings, 2 errors.
    return answer.exit() == 0 ? List.of() : answer.lines();
  }
}
