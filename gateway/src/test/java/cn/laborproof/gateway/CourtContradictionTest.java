package cn.laborproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements of one court, drawn from one history and from two, on chains of either form. */
class CourtContradictionTest {

  static Stream<Seeded> runs() {
    return Seeded.runs(100);
  }

  private final List<CourtReceipt> receipts = new ArrayList<>();

  /** A chain of 2 to 12 deposits, and in {@link #receipts} what the court signed. */
  private TestCourt history(Seeded any) {
    TestCourt court = new TestCourt(any.pick(TestCourt.Form.values()));
    for (int i = any.number(2, 12); i > 0; i--) {
      receipts.add(court.receipt(deposit(i)));
    }
    return court;
  }

  private static Deposit deposit(int size) {
    Digest some = Digest.sha256(new byte[] {(byte) size});
    return new Deposit("labour", some, size, some, "laborproof.test/court", size, some);
  }

  private static CourtHead headOn(TestCourt court, CourtBlock block) {
    return CourtHead.sign(court.genesis, block, court.key);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_an_honest_court_signs_never_contradicts_itself(Seeded any) {
    TestCourt court = history(any);
    int one = any.number(0, receipts.size() - 1);
    int other = any.number(0, receipts.size() - 1);
    CourtBlock earlier = receipts.get(Math.min(one, other)).block();
    CourtBlock later = receipts.get(Math.max(one, other)).block();

    assertThat(CourtContradiction.between(earlier, later)).isEmpty();
    assertThat(CourtContradiction.between(later, earlier)).isEmpty();
    assertThat(CourtContradiction.between(headOn(court, earlier), later)).isEmpty();
    assertThat(CourtContradiction.between(headOn(court, earlier), headOn(court, later))).isEmpty();
    assertThat(CourtContradiction.between(receipts.get(Math.min(one, other)), headOn(court, later)))
        .isEmpty();
  }

  /** The court rewrites its history from some block on and signs for both. */
  @ParameterizedTest
  @MethodSource("runs")
  void a_block_rewritten_excludes_the_block_the_head_and_the_successor_it_replaces(Seeded any) {
    TestCourt court = history(any);
    CourtReceipt real = any.pick(receipts);
    CourtReceipt rewritten =
        court.receipt(before(real), EvidenceNumber.of("TEST", 77), deposit(99), TestCourt.DAY);
    CourtReceipt next =
        court.receipt(real.block(), EvidenceNumber.of("TEST", 78), deposit(98), TestCourt.DAY);
    Optional<CourtContradiction> forked = Optional.of(CourtContradiction.COURT_FORKED);

    assertThat(CourtContradiction.between(real.block(), rewritten.block())).isEqualTo(forked);
    assertThat(CourtContradiction.between(rewritten.block(), next.block())).isEqualTo(forked);
    assertThat(CourtContradiction.between(next.block(), rewritten.block())).isEqualTo(forked);
    assertThat(CourtContradiction.between(headOn(court, rewritten.block()), next.block()))
        .isEqualTo(forked);
    assertThat(CourtContradiction.between(real, headOn(court, rewritten.block())))
        .isEqualTo(forked);
    assertThat(
            CourtContradiction.between(
                headOn(court, real.block()), headOn(court, rewritten.block())))
        .isEqualTo(forked);
  }

  /** Anything of the right number will do: a receipt names its predecessor by hash only. */
  private static CourtBlock before(CourtReceipt receipt) {
    TestCourt elsewhere = new TestCourt(TestCourt.Form.FABRIC);
    CourtBlock block = elsewhere.genesis.block();
    while (block.number() + 1 < receipt.block().number()) {
      block =
          elsewhere.receipt(block, EvidenceNumber.of("TEST", 1), deposit(1), TestCourt.DAY).block();
    }
    return block;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_head_below_what_was_signed_before_is_a_roll_back(Seeded any) {
    TestCourt court = history(any);
    int older = any.number(0, receipts.size() - 2);
    CourtReceipt newer = receipts.get(any.number(older + 1, receipts.size() - 1));
    CourtHead back = headOn(court, receipts.get(older).block());

    assertThat(CourtContradiction.between(newer, back))
        .contains(CourtContradiction.COURT_ROLLED_BACK);
    assertThat(CourtContradiction.between(headOn(court, newer.block()), back))
        .contains(CourtContradiction.COURT_ROLLED_BACK);
  }
}
