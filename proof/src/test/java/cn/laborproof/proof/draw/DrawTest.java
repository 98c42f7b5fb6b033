package cn.laborproof.proof.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawTest {
  private static final int MANY = 6000;

  @TempDir static Path directory;
  private static SampleDraw sample;

  @BeforeAll
  static void draw() throws Exception {
    sample = new SampleDraw(directory);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(300);
  }

  @Test
  void a_package_read_back_from_its_bytes_is_computed_again_with_the_same_result() {
    DrawPackage read = DrawPackage.parse(sample.whole.bytes());
    assertThat(read.bytes()).isEqualTo(sample.whole.bytes());
    DrawExamination examined = DrawExamination.of(read, sample.trust);
    assertThat(examined.checks()).allSatisfy(check -> assertThat(check.passed()).isTrue());
    assertThat(examined.indication()).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(examined.demo()).isTrue();
  }

  /** The names are what the program of docs/random-draw.md prints, which shares no line with us. */
  @Test
  void the_sample_draw_comes_out_as_another_program_computes_it() throws Exception {
    assertThat(sample.whole.bytes())
        .isEqualTo(Files.readAllBytes(Path.of("src/test/resources/vectors/draw/sample.draw.json")));
    DrawExamination examined = DrawExamination.of(sample.whole, sample.trust);
    assertThat(sample.whole.result().orElseThrow().assignments())
        .extracting(drawn -> examined.name(drawn.employer()))
        .containsExactly("employer 3", "employer 11", "employer 9", "employer 6");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_flipped_bit_of_a_package_passes(Seeded any) {
    byte[] changed = any.withOneBitFlipped(sample.whole.bytes());
    Indication said;
    try {
      said = DrawExamination.of(DrawPackage.parse(changed), sample.trust).indication();
    } catch (MalformedException refused) {
      said = Indication.TOTAL_FAILED;
    }
    assertThat(said).isNotEqualTo(Indication.TOTAL_PASSED);
  }

  @Test
  void another_result_is_refused() {
    DrawPackage whole = sample.whole;
    List<Selection.Assignment> turned = new ArrayList<>(whole.result().orElseThrow().assignments());
    Collections.swap(turned, 0, 1);
    DrawExamination examined =
        examined(with(whole.employers(), whole.openings(), new Selection(turned)));
    assertThat(answer(examined, DrawCheck.RESULT)).isEqualTo("differs");
    assertThat(answer(examined, DrawCheck.RECORDED)).isEqualTo("other-result");
    assertThat(examined.indication()).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void a_candidate_left_out_of_the_list_is_noticed() {
    List<Digest> fewer = sample.employed.entries().subList(1, sample.employed.size());
    DrawExamination examined =
        examined(with(new CandidateList(fewer), List.of(), sample.whole.result().orElseThrow()));
    assertThat(answer(examined, DrawCheck.TERMS)).isEqualTo("other-lists");
    assertThat(answer(examined, DrawCheck.RESULT)).isEqualTo("impossible");
  }

  @Test
  void a_name_with_two_chances_is_noticed_and_so_is_one_that_was_never_listed() {
    Candidate again = new Candidate(Salt.of(SampleCase.seed("second salt")), "employer 1");
    DrawExamination foreign =
        examined(with(sample.employed, List.of(again), sample.whole.result().orElseThrow()));
    assertThat(answer(foreign, DrawCheck.OPENINGS)).isEqualTo("not-listed");
    List<Candidate> both = new ArrayList<>(sample.employers);
    both.add(again);
    DrawExamination twice =
        examined(with(CandidateList.of(both), both, sample.whole.result().orElseThrow()));
    assertThat(answer(twice, DrawCheck.OPENINGS)).isEqualTo("twice");
  }

  @Test
  void a_lot_that_could_be_chosen_among_anchored_checkpoints_is_refused() {
    DrawExamination chosen = examined(sample.chosen);
    assertThat(answer(chosen, DrawCheck.LEDGER)).isEqualTo("passed");
    assertThat(answer(chosen, DrawCheck.RESULT)).isEqualTo("passed");
    assertThat(answer(chosen, DrawCheck.FIRST)).isEqualTo("not-first");
    assertThat(chosen.indication()).isEqualTo(Indication.TOTAL_FAILED);
    // Naming an earlier one as the newest until then does not fit what the ledger took.
    DrawExamination lied = examined(after(sample.chosen, sample.whole.previous()));
    assertThat(answer(lied, DrawCheck.FIRST)).isEqualTo("other-head");
    assertThat(lied.indication()).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void without_the_checkpoint_before_it_has_to_be_looked_up_on_the_ledger() {
    DrawExamination silent = examined(after(sample.whole, Optional.empty()));
    assertThat(answer(silent, DrawCheck.FIRST)).isEqualTo("head-unknown");
    assertThat(silent.indication()).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void an_entry_of_a_commitment_that_was_logged_before_is_refused() {
    DrawExamination examined = examined(sample.twice);
    assertThat(answer(examined, DrawCheck.COMMITMENT)).isEqualTo("passed");
    assertThat(answer(examined, DrawCheck.ONCE)).isEqualTo("earlier");
    assertThat(examined.indication()).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void entries_left_out_of_the_stretch_do_not_lead_to_the_lot() {
    LogStretch all = sample.twice.stretch().orElseThrow();
    List<Digest> without = new ArrayList<>(all.leaves());
    without.removeFirst();
    for (LogStretch forged :
        List.of(
            new LogStretch(all.edge(), without),
            new LogStretch(List.of(), all.leaves()),
            new LogStretch(List.of(Digest.sha256()), all.leaves()))) {
      DrawExamination examined = examined(shown(sample.twice, Optional.of(forged)));
      assertThat(answer(examined, DrawCheck.ONCE)).isEqualTo("other-log");
    }
    DrawExamination silent = examined(shown(sample.whole, Optional.empty()));
    assertThat(answer(silent, DrawCheck.ONCE)).isEqualTo("not-shown");
    assertThat(silent.indication()).isEqualTo(Indication.INDETERMINATE);
  }

  private static DrawPackage shown(DrawPackage pack, Optional<LogStretch> stretch) {
    return new DrawPackage(
        pack.terms(),
        pack.employers(),
        pack.inspectors(),
        pack.conflicts(),
        pack.events(),
        pack.consistency(),
        pack.ledger(),
        pack.previous(),
        stretch,
        pack.share(),
        pack.result(),
        pack.openings());
  }

  @Test
  void a_draw_that_was_given_up_has_no_result() {
    DrawExamination revived = examined(sample.revived);
    assertThat(answer(revived, DrawCheck.STREAM)).isEqualTo("passed");
    assertThat(answer(revived, DrawCheck.RECORDED)).isEqualTo("other-steps");
    assertThat(revived.indication()).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void a_list_too_long_for_a_package_that_can_be_read_is_refused() {
    var digest = Digest.sha256();
    assertThat(new DrawTerms.Listed(DrawTerms.MOST, digest).count()).isEqualTo(DrawTerms.MOST);
    assertThatThrownBy(() -> new DrawTerms.Listed(DrawTerms.MOST + 1, digest))
        .isInstanceOf(MalformedException.class);
    Candidate usual = new Candidate(Salt.of(SampleCase.seed("any")), "91330100MA27XK1A2B");
    assertThat(DrawPackage.fits(Collections.nCopies(DrawTerms.MOST, usual), 0, 1000, 10)).isTrue();
    Candidate wordy = new Candidate(Salt.of(SampleCase.seed("any")), "X".repeat(64));
    assertThat(DrawPackage.fits(Collections.nCopies(DrawTerms.MOST, wordy), 0, 1, 2)).isFalse();
  }

  @Test
  void before_the_result_nothing_is_shown_wrong_and_nothing_passes() {
    DrawExamination examined = examined(sample.committed);
    assertThat(examined.indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(answer(examined, DrawCheck.LEDGER)).isEqualTo("pending");
    assertThat(answer(examined, DrawCheck.RESULT)).isEqualTo("pending");
  }

  @Test
  void without_the_offices_own_part_or_with_another_nothing_can_be_drawn() {
    for (Optional<Digest> share :
        List.of(Optional.<Digest>empty(), Optional.of(Digest.sha256(new byte[] {1})))) {
      assertThatThrownBy(() -> selection(sample.terms, Digest.sha256(), share))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void nobody_inspects_whom_they_keep_away_from_and_the_work_is_shared_out_evenly() {
    for (int run = 0; run < 200; run++) {
      Selection drawn = selection(sample.terms, seed(run), Optional.of(sample.share));
      Map<Digest, Integer> load = new HashMap<>();
      for (Selection.Assignment each : drawn.assignments()) {
        assertThat(each.inspectors()).doesNotHaveDuplicates().hasSize(2);
        each.inspectors()
            .forEach(inspector -> {
              assertThat(sample.conflicts.pairs())
                  .doesNotContain(new Conflicts.Pair(each.employer(), inspector));
              load.merge(inspector, 1, Integer::sum);
            });
      }
      assertThat(load.values()).allMatch(count -> count <= 3);
    }
  }

  @Test
  void every_employer_is_drawn_as_often_as_any_other() {
    Map<Digest, Integer> drawn = new HashMap<>();
    for (int run = 0; run < MANY; run++) {
      selection(sample.terms, seed(run), Optional.of(sample.share))
          .assignments()
          .forEach(each -> drawn.merge(each.employer(), 1, Integer::sum));
    }
    // A third of the runs; five standard deviations are 183, and the seeds are always the same.
    assertThat(drawn.values())
        .hasSize(12)
        .allSatisfy(count -> assertThat(count).isCloseTo(MANY / 3, within(183)));
  }

  private Selection selection(DrawTerms terms, Digest root, Optional<Digest> share) {
    return Selection.of(
        terms,
        sample.employed,
        sample.inspecting,
        sample.conflicts,
        new Checkpoint(SampleCase.ORIGIN, 3, root),
        Ed25519Signature.of(new byte[64]),
        share);
  }

  private static Digest seed(int run) {
    return Digest.sha256(("run " + run).getBytes(StandardCharsets.US_ASCII));
  }

  private static DrawPackage after(DrawPackage pack, Optional<DrawPackage.Head> previous) {
    return new DrawPackage(
        pack.terms(),
        pack.employers(),
        pack.inspectors(),
        pack.conflicts(),
        pack.events(),
        pack.consistency(),
        pack.ledger(),
        previous,
        pack.stretch(),
        pack.share(),
        pack.result(),
        pack.openings());
  }

  private DrawPackage with(CandidateList employers, List<Candidate> openings, Selection result) {
    DrawPackage whole = sample.whole;
    return new DrawPackage(
        whole.terms(),
        employers,
        whole.inspectors(),
        whole.conflicts(),
        whole.events(),
        whole.consistency(),
        whole.ledger(),
        whole.previous(),
        whole.stretch(),
        whole.share(),
        Optional.of(result),
        openings);
  }

  private DrawExamination examined(DrawPackage pack) {
    return DrawExamination.of(pack, sample.trust);
  }

  private static String answer(DrawExamination examined, DrawCheck asked) {
    return examined.checks().stream()
        .filter(check -> check.code() == asked)
        .map(CheckResult::answer)
        .findFirst()
        .orElseThrow();
  }
}
