package cn.laborproof.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForcedWritesTest {

  @Test
  void writes_wait_for_the_disk_together() throws Exception {
    CountDownLatch allUnderWay = new CountDownLatch(8);
    AtomicInteger met = new AtomicInteger();
    ForcedWrites.Act act =
        () -> {
          allUnderWay.countDown();
          if (reaches(allUnderWay)) {
            met.incrementAndGet();
          }
        };
    ForcedWrites.together(IntStream.range(0, 8).mapToObj(i -> act).toList());
    assertThat(met).hasValue(8);
  }

  @Test
  void more_writes_than_threads_all_end_before_it_returns() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    ForcedWrites.together(
        IntStream.range(0, 500).<ForcedWrites.Act>mapToObj(i -> ended::incrementAndGet).toList());
    assertThat(ended).hasValue(500);
    ForcedWrites.together(List.of());
  }

  @Test
  void one_failure_fails_all_but_only_when_every_write_has_ended() {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    ForcedWrites.Act slow =
        () -> {
          if (reaches(failed)) {
            ended.incrementAndGet();
          }
        };
    ForcedWrites.Act full =
        () -> {
          failed.countDown();
          throw new FileSystemException("disk full");
        };
    ForcedWrites.Act broken =
        () -> {
          throw new UncheckedIOException(new IOException("broken"));
        };
    assertThatThrownBy(() -> ForcedWrites.together(List.of(slow, full, slow, broken)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("disk full")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(ended).hasValue(2);
  }

  @Test
  void an_interrupted_writer_still_waits_and_stays_interrupted() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    ForcedWrites.together(
        List.of(
            begun::countDown,
            () -> {
              if (reaches(begun)) {
                ended.incrementAndGet();
              }
            }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).hasValue(1);
  }

  /** The time is a bound against hanging, not a measure. */
  private static boolean reaches(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
