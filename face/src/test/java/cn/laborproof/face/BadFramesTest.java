package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page may not send; each is refused with its own reason, and nothing is thrown. */
class BadFramesTest {
  private final Challenge challenge = Draws.any();
  private final Stage stage = new Stage(challenge, Stage.PERSON);
  private final List<byte[]> frames = Stage.performance(challenge.movements());

  @Test
  void a_frame_that_comes_back_later_is_refused() {
    stage.show(frames.get(0));
    stage.show(frames.get(1));

    Progress progress = stage.show(frames.get(0));

    assertThat(progress.state()).as("%s", challenge).isEqualTo(Progress.State.REFUSED);
    assertThat(reason()).isEqualTo(FaceReason.FRAME_REPLAYED);
  }

  @Test
  void the_same_picture_again_means_the_camera_has_no_new_one() {
    stage.show(frames.get(0));

    Progress progress = stage.show(frames.get(0));

    assertThat(progress.state()).as("%s", challenge).isEqualTo(Progress.State.RUNNING);
    assertThat(progress.hint()).isEqualTo(Hint.NOT_NEW);
    assertThat(progress.nextSequence()).isEqualTo(2);
  }

  @Test
  void a_call_repeated_after_a_lost_answer_changes_nothing() {
    CameraFrame frame = new CameraFrame(0, 0, frames.get(0));
    stage.session.offer(frame);
    stage.session.offer(new CameraFrame(1, 10, frames.get(1)));

    Progress progress = stage.session.offer(frame);

    assertThat(progress.state()).as("%s", challenge).isEqualTo(Progress.State.RUNNING);
    assertThat(progress.nextSequence()).isEqualTo(2);
  }

  @Test
  void a_skipped_sequence_number_is_refused() {
    stage.session.offer(new CameraFrame(0, 0, frames.get(0)));
    stage.session.offer(new CameraFrame(2, 10, frames.get(1)));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_OUT_OF_ORDER);
  }

  @Test
  void a_sequence_number_used_twice_for_two_pictures_is_refused() {
    stage.session.offer(new CameraFrame(0, 0, frames.get(0)));
    stage.session.offer(new CameraFrame(0, 10, frames.get(1)));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_OUT_OF_ORDER);
  }

  @Test
  void a_negative_sequence_number_is_refused() {
    stage.session.offer(new CameraFrame(-1, 0, frames.get(0)));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_OUT_OF_ORDER);
  }

  @Test
  void times_that_do_not_grow_are_refused() {
    stage.session.offer(new CameraFrame(0, 100, frames.get(0)));
    stage.session.offer(new CameraFrame(1, 100, frames.get(1)));

    assertThat(reason()).isEqualTo(FaceReason.CLOCK_IMPLAUSIBLE);
  }

  @Test
  void times_that_run_ahead_of_the_server_are_refused() {
    stage.session.offer(new CameraFrame(0, 0, frames.get(0)));
    stage.session.offer(new CameraFrame(1, 3_001, frames.get(1)));

    assertThat(reason()).isEqualTo(FaceReason.CLOCK_IMPLAUSIBLE);
  }

  @Test
  void a_frame_after_the_time_limit_is_refused() {
    stage.show(frames.get(0));
    stage.clock.forward(Duration.ofSeconds(60));

    assertThat(stage.show(frames.get(1)).state()).isEqualTo(Progress.State.REFUSED);
    assertThat(reason()).isEqualTo(FaceReason.EXPIRED);
    assertThat(stage.session.decide().record().frames()).isEqualTo(1);
  }

  @Test
  void a_session_nobody_came_to_says_so() {
    stage.clock.forward(Duration.ofSeconds(60));

    assertThat(reason()).isEqualTo(FaceReason.NO_FACE);
  }

  @Test
  void a_frame_of_too_many_bytes_is_refused() {
    stage.show(Arrays.copyOf(frames.get(0), (512 << 10) + 1));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_TOO_LARGE);
  }

  @Test
  void a_frame_of_too_many_pixels_is_refused_before_it_is_decoded() {
    BufferedImage tiny = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
    stage.show(Bombs.claiming(FlatPhotograph.write(tiny, 0.8f), 65_000, 65_000));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_TOO_LARGE);
  }

  @Test
  void a_cut_jpeg_is_refused() {
    stage.show(Arrays.copyOf(frames.get(0), frames.get(0).length / 2));

    assertThat(reason()).isEqualTo(FaceReason.FRAME_UNREADABLE);
  }

  @Test
  void a_damaged_jpeg_is_refused() {
    byte[] damaged = frames.get(0).clone();
    Arrays.fill(damaged, 20, 200, (byte) 0);
    stage.show(damaged);

    assertThat(reason()).isEqualTo(FaceReason.FRAME_UNREADABLE);
  }

  @Test
  void an_empty_frame_is_refused() {
    stage.show(new byte[0]);

    assertThat(reason()).isEqualTo(FaceReason.FRAME_UNREADABLE);
  }

  @Test
  void more_frames_than_allowed_are_refused() {
    FacePolicy.Stream few =
        new FacePolicy.Stream(3, 512 << 10, 1_300_000, Duration.ofSeconds(3), 15, 2, 80);
    FrameGate gate = new FrameGate(few);
    for (int i = 0; i < 3; i++) {
      gate.admit(new CameraFrame(i, i, new byte[] {(byte) i}), Duration.ZERO);
    }

    assertThat(gate.admit(new CameraFrame(3, 3, new byte[] {3}), Duration.ZERO))
        .isEqualTo(new FrameGate.Admission.Refused(FaceReason.TOO_MANY_FRAMES));
  }

  @Test
  void the_media_digest_depends_on_bytes_order_and_times() {
    String first =
        digest(new CameraFrame(0, 0, new byte[] {1}), new CameraFrame(1, 5, new byte[2]));
    String time = digest(new CameraFrame(0, 0, new byte[] {1}), new CameraFrame(1, 6, new byte[2]));
    String order =
        digest(new CameraFrame(0, 0, new byte[2]), new CameraFrame(1, 5, new byte[] {1}));

    assertThat(first).isNotEqualTo(time).isNotEqualTo(order);
  }

  private static String digest(CameraFrame... frames) {
    FrameGate gate = new FrameGate(FacePolicy.defaults().stream());
    for (CameraFrame frame : frames) {
      gate.admit(frame, Duration.ZERO);
    }
    return gate.mediaSha256();
  }

  private FaceReason reason() {
    return stage.refusal();
  }
}
