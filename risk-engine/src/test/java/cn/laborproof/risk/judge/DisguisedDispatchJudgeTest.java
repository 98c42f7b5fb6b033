package cn.laborproof.risk.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisguisedDispatchJudgeTest {
  @TempDir Path folder;

  @Test
  void trial() throws IOException {
    long seed = Long.getLong("laborproof.judge.seed", 1000);
    int fakes = Integer.getInteger("laborproof.judge.fakes", 60);
    Tally all = new Tally();
    StringBuilder report = new StringBuilder();
    for (Mix mix : Trial.mixes(fakes)) {
      Judgment judgment = Trial.of(folder, mix, seed++);
      assertThat(judgment.strangers()).isEmpty();
      all.add(judgment);
      report.append(new Tally().add(judgment).line(mix.name())).append("\n");
    }
    Tally held = all.only(relation -> relation.heldOut());
    Tally tuned = all.only(relation -> !relation.heldOut());
    report.append(all.line("ALL")).append("\n").append(all.calibration());
    report.append(all.only(r -> !r.fake() || r.evasive()).line("evasive")).append("\n");
    report
        .append(tuned.line("worked on"))
        .append("\n")
        .append(tuned.kinds())
        .append(tuned.calibration());
    report.append(held.line("held out")).append("\n");
    System.out.println(report);
    Files.writeString(
        Path.of("target/held-out-" + Long.getLong("laborproof.judge.seed", 1000) + ".txt"),
        held.kinds() + held.calibration());
    if (Boolean.getBoolean("laborproof.judge.losses")) {
      for (Mix mix : Trial.losses(fakes)) {
        System.out.println(new Tally().add(Trial.of(folder, mix, seed)).line(mix.name()));
      }
    }
  }
}
