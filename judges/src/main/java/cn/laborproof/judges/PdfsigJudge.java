package cn.laborproof.judges;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * pdfsig of poppler: does each signature fit the bytes it covers, and does the last one cover the
 * file? It does not judge document timestamps (SubFilter ETSI.RFC3161) and knows none of our roots,
 * so neither is asked of it.
 */
final class PdfsigJudge implements Judge {
  @Override
  public String name() {
    return "pdfsig";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException, InterruptedException {
    Tool.Answer answer = Tool.run("pdfsig", "-nocert", exhibit.pdf().toString());
    if (answer.exit() != 0) {
      return answer.lines();
    }
    List<String> objections = new ArrayList<>();
    String[] blocks = answer.said().split("(?m)^Signature #");
    int signatures = 0;
    for (int i = 1; i < blocks.length; i++) {
      if (blocks[i].contains("- Signature Type: ETSI.CAdES.detached")) {
        signatures++;
        if (!blocks[i].contains("- Signature Validation: Signature is Valid.")) {
          objections.add("signature #" + blocks[i].strip());
        }
      }
    }
    if (signatures != exhibit.signatures()) {
      objections.add(signatures + " signatures, expected " + exhibit.signatures());
    }
    if (!answer.said().contains("  - Total document signed")) {
      objections.add("no signature or timestamp covers the whole file");
    }
    return objections;
  }
}
