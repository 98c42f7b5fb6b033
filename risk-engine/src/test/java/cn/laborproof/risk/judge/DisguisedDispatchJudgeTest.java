package cn.laborproof.risk.judge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Seeded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The goal of the detector of disguised dispatch (假外包真派遣) on populations whose author had not read
 * its weights: precision of at least 0.95 at a recall of at least 0.90.
 */
class DisguisedDispatchJudgeTest {
  /** Ten mixes and what each missing file costs, on new populations in each run. */
  private static final boolean LONG = Boolean.getBoolean("laborproof.long");

  @TempDir Path folder;

  @Test
  void finds_disguised_dispatch_in_populations_of_another_author() {
    Tally all = new Tally();
    if (LONG) {
      Seeded any = Seeded.runs(1).findFirst().orElseThrow();
      for (Mix mix : Trial.mixes(60)) {
        Judgment judgment = look(mix, any.number(1L, Long.MAX_VALUE - 1));
        all.add(judgment);
        System.err.println(new Tally().add(judgment).line(mix.name()));
      }
      long seed = any.number(1L, Long.MAX_VALUE - 1);
      for (Mix mix : Trial.losses(60)) {
        System.err.println(new Tally().add(look(mix, seed)).line(mix.name()));
      }
      System.err.print(all.kinds());
    } else {
      for (long seed : List.of(11L, 12L, 13L)) {
        all.add(look(Mix.usual(60), seed));
      }
    }
    print(all);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.90);
  }

  private Judgment look(Mix mix, long seed) {
    Judgment judgment = Trial.of(folder, mix, seed);
    assertThat(judgment.strangers()).as(mix.name() + " " + seed).isEmpty();
    assertThat(OpenedFacts.wrongIn(judgment)).as(mix.name() + " " + seed).isEmpty();
    return judgment;
  }

  private static void print(Tally tally) {
    System.err.println(tally.line("all"));
    System.err.println(tally.only(r -> !r.fake() || r.evasive()).line("evasive"));
    System.err.println(tally.only(r -> !r.heldOut()).line("worked on"));
    System.err.println(tally.only(Relation::heldOut).line("held out"));
    System.err.print(tally.calibration());
  }
}
