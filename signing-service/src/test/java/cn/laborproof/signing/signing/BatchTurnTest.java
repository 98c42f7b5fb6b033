package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.SigningException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Batches of evidence records leave the scheduler its threads. */
final class BatchTurnTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant DUE = NOW.plusSeconds(99);

  private final BatchTurn turn = new BatchTurn(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void who_comes_during_a_batch_comes_again_and_does_not_wait() {
    Optional<Instant> first =
        turn.take(() -> {
          Optional<Instant> other =
              CompletableFuture.supplyAsync(() -> turn.take(() -> Optional.of(DUE)))
                  .orTimeout(10, TimeUnit.SECONDS)
                  .join();
          assertThat(other).contains(NOW.plus(BatchTurn.AGAIN));
          return Optional.of(DUE);
        });

    assertThat(first).contains(DUE);
    assertThat(turn.take(Optional::empty)).isEmpty();
  }

  @Test
  void an_authority_that_is_away_is_left_in_peace_and_keeps_no_other_suite_waiting() {
    assertThatThrownBy(() ->
            turn.asking(
                TreeDigest.SM3,
                () -> {
                  throw new SigningException.TimestampFailed("away", null);
                }))
        .isInstanceOf(SigningException.TimestampFailed.class);

    assertThat(turn.quiet(TreeDigest.SM3)).contains(NOW.plus(BatchTurn.QUIET));
    assertThat(turn.quiet(TreeDigest.SHA_512)).isEmpty();
    assertThat(turn.take(() -> Optional.of(DUE))).contains(DUE);
  }

  @Test
  void a_document_that_does_not_pass_keeps_nobody_else_away() {
    assertThatThrownBy(() ->
            turn.take(() -> {
              throw new IllegalStateException("not passed");
            }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(turn.take(() -> Optional.of(DUE))).contains(DUE);
  }
}
