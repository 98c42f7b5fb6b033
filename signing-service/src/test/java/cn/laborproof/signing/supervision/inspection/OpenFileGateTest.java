package cn.laborproof.signing.supervision.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Files of public draws are sent a few at a time. */
class OpenFileGateTest {
  private final OpenFileGate gate = new OpenFileGate();
  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void one_more_than_there_are_places_is_refused_before_anything_is_read() {
    assertThatThrownBy(() -> within(OpenFileGate.PLACES + 1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code().code()).isEqualTo("too-many-requests"));
    assertThat(sent).as("the file beyond the places").hasValue(0);
  }

  @Test
  void a_place_is_given_back_also_when_the_reader_goes_away() throws IOException {
    for (int i = 0; i < OpenFileGate.PLACES; i++) {
      assertThatThrownBy(() ->
              gate.through(() -> {
                throw new IOException("gone");
              }))
          .isInstanceOf(IOException.class);
    }
    within(OpenFileGate.PLACES);
    assertThat(sent).hasValue(1);
  }

  /** Sends a file while all the others are being sent. */
  private void within(int depth) throws IOException {
    if (depth == 0) {
      sent.incrementAndGet();
    } else {
      gate.through(() -> within(depth - 1));
    }
  }
}
