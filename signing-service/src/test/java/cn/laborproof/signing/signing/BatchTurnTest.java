package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void while_the_authority_is_away_nobody_gathers_a_batch() {
    assertThatThrownBy(() ->
            turn.take(() -> {
              throw new SigningException.TimestampFailed("away", null);
            }))
        .isInstanceOf(SigningException.TimestampFailed.class);

    assertThat(
            turn.take(() -> {
              throw new AssertionError("gathered for nothing");
            }))
        .contains(NOW.plus(BatchTurn.QUIET));
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
