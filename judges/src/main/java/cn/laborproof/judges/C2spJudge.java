package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Go's {@code sumdb/note} and {@code sumdb/tlog}, which guard the Go checksum database: do they
 * accept manifest, checkpoint and every inclusion proof of an evidence package? Cosignatures are
 * counted by transparency-dev's verifier, which witnesses use. The program around them is in {@code
 * judges/c2sp}.
 */
final class C2spJudge {
  private final Path program;

  C2spJudge(Path cache) {
    this.program = cache.resolve("c2sp");
  }

  List<String> objections(Path evidencePackage, Path trust)
      throws IOException, InterruptedException {
    Tool.Answer answer =
        Tool.run(
            program.toString(), trust.resolve("trust.json").toString(), evidencePackage.toString());
    return answer.exit() == 0 ? List.of() : answer.lines();
  }
}
