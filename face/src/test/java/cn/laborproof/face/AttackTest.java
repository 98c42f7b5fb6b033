package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.face.FlatPhotograph.Pose;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureException;
import cn.laborproof.face.image.PictureReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people try. None of it may end in anything but a refusal. */
class AttackTest {
  /**
   * What a photograph comes to that is moved before the camera: it is seen to be flat, or to do
   * what was not asked, or nothing at all; which, depends on the draw.
   */
  private static final List<FaceReason> NO_DANCE =
      List.of(FaceReason.FLAT_PICTURE, FaceReason.WRONG_MOVEMENT, FaceReason.INCOMPLETE);

  @Test
  void a_photograph_held_still_is_refused() {
    FlatPhotograph photo = new FlatPhotograph(frontal());

    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
          for (int i = 0; i < 20; i++) {
            stage.show(photo.held(new Pose(0, 0, 1, 0.1 * i, 0)));
          }

          assertThat(stage.refusal()).isEqualTo(FaceReason.INCOMPLETE);
          assertThat(stage.session.decide().record().seen()).isEmpty();
        });
  }

  @Test
  void a_photograph_shifted_and_rocked_is_refused() {
    FlatPhotograph photo = new FlatPhotograph(frontal());

    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
          for (int i = 0; i < 36; i++) {
            double swing = i < 6 ? 0 : Math.sin(i / 3.0);
            stage.show(photo.held(new Pose(25 * swing, 10 * swing, 1, 40 * swing + 0.1 * i, 0)));
          }

          assertThat(stage.refusal()).isIn(NO_DANCE);
          assertThat(stage.session.decide().record().seen()).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {45, 60})
  void a_photograph_that_is_turned_as_the_draw_asks_is_refused(double angle) {
    FlatPhotograph photo = new FlatPhotograph(frontal());

    Draws.each(
        Draws.some(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
          for (int i = 0; i < 8; i++) {
            stage.show(photo.held(new Pose(0, 0, 1, 0.1 * i, 0)));
          }
          for (int i = 0; i < Challenge.LENGTH; i++) {
            double lower = 0.3 * (i + 1); // never held twice in the very same place
            for (double share : new double[] {0.4, 0.8, 1, 0.99, 0.98, 0.5, 0, 0.01}) {
              stage.show(photo.held(dance(draw.movements().get(i), share * angle, lower)));
            }
          }

          assertThat(stage.refusal()).isIn(NO_DANCE);
          assertThat(stage.session.decide().record().seen())
              .doesNotContain(Movement.TURN_LEFT, Movement.TURN_RIGHT);
        });
  }

  private static Pose dance(Movement movement, double angle, double lower) {
    return switch (movement) {
      case TURN_LEFT -> new Pose(angle, 0, 1, 0, lower);
      case TURN_RIGHT -> new Pose(-angle, 0, 1, 0, lower);
      case LOOK_DOWN -> new Pose(0, angle, 1, 0, lower);
      case COME_CLOSER -> new Pose(0, 0, 1 + 0.35 * angle / 60, 0, lower);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"person-a", "person-b", "person-c"})
  void a_flat_picture_never_looks_like_a_turned_head(String person) throws Exception {
    FacePolicy.Motion motion = FacePolicy.defaults().motion();
    byte[] photograph = person.equals(Stage.PERSON) ? frontal() : Stage.CLIPS.portrait(person);
    FlatPhotograph photo = new FlatPhotograph(photograph);
    Baseline baseline = baseline(photo.held(Pose.STILL));
    Scoring scoring = scoring(photo.held(Pose.STILL));

    for (int turn : new int[] {-55, -40, -25, 25, 40, 55}) {
      for (int tilt = -40; tilt <= 40; tilt += 20) {
        Sighting sighting = sighting(photo.held(new Pose(turn, tilt, 1, 0, 0)));
        if (sighting instanceof Sighting.Seen seen) {
          assertThat(scoring.offer(seen, baseline.attitude(seen, motion)))
              .as("turned by %d, tilted by %d", turn, tilt)
              .isNotIn(Attitude.TURNED_LEFT, Attitude.TURNED_RIGHT);
        }
      }
    }
  }

  @Test
  void another_person_than_on_the_portrait_is_refused() {
    Draws.each(
        Draws.every(),
        draw -> {
          Stage stage = new Stage(draw, Stage.STRANGER).play(Stage.performance(draw.movements()));

          assertThat(stage.session.progress().state()).isEqualTo(Progress.State.COMPLETE);
          assertThat(stage.refusal()).isEqualTo(FaceReason.NOT_THE_PORTRAIT);
        });
  }

  @Test
  void a_stranger_who_takes_over_is_refused() throws Exception {
    FlatPhotograph stranger = new FlatPhotograph(Stage.CLIPS.portrait(Stage.STRANGER));

    Draws.each(
        Draws.every(),
        draw -> {
          List<byte[]> frames = new ArrayList<>(Stage.performance(draw.movements()));
          for (int i = 0; i < 12; i++) {
            frames.set(30 + i, stranger.held(new Pose(0, 0, 1, i, 0)));
          }

          Stage stage = new Stage(draw, Stage.PERSON).play(frames);

          assertThat(stage.refusal()).isIn(FaceReason.WRONG_MOVEMENT, FaceReason.NOT_ONE_PERSON);
        });
  }

  @Test
  void two_frames_of_a_stranger_make_it_not_one_person() throws Exception {
    FacePolicy.Scores scores = FacePolicy.defaults().scores();
    Scoring scoring =
        new Scoring(SharedEngine.INSTANCE, Stage.portrait(Stage.PERSON).embedding(), scores);
    List<Calibration.Measured> calm = new ArrayList<>();
    for (byte[] frame : Stage.performance(List.of()).subList(0, 10)) {
      calm.add(scoring.measure((Sighting.Seen) sighting(frame)));
    }
    scoring.calibrated(calm);
    FlatPhotograph stranger = new FlatPhotograph(Stage.CLIPS.portrait(Stage.STRANGER));

    for (int i = 0; i < 2; i++) {
      scoring.offer(
          (Sighting.Seen) sighting(stranger.held(new Pose(0, 0, 1, i, 0))), Attitude.FRONT);
    }

    SessionRecord record = new Stage(Draws.any(), Stage.PERSON).session.decide().record();
    assertThat(scoring.judge(record))
        .isEqualTo(new FaceDecision.Refused(FaceReason.NOT_ONE_PERSON, record));
  }

  @Test
  void nobody_is_refused() {
    Stage stage = new Stage(Draws.any(), Stage.PERSON);
    Random grain = new Random(7);

    Progress progress = stage.session.progress();
    for (int i = 0; i < 20; i++) {
      progress = stage.show(emptyRoom(grain));
    }

    assertThat(progress.hint()).as("%s", stage.challenge).isEqualTo(Hint.NO_FACE);
    assertThat(stage.refusal()).isEqualTo(FaceReason.NO_FACE);
  }

  @Test
  void a_person_who_leaves_is_refused() {
    Random grain = new Random(7);
    List<byte[]> room = Stream.generate(() -> emptyRoom(grain)).limit(20).toList();

    Draws.each(
        Draws.every(),
        draw -> {
          Stage stage = new Stage(draw, Stage.PERSON);
          stage.play(Stage.performance(draw.movements()).subList(0, 20));

          room.forEach(stage::show);

          assertThat(stage.session.progress().state()).isEqualTo(Progress.State.REFUSED);
          assertThat(stage.refusal()).isEqualTo(FaceReason.NO_FACE);
        });
  }

  @Test
  void two_people_are_refused() throws IOException {
    Challenge challenge = Draws.any();
    Stage stage = new Stage(challenge, Stage.PERSON);
    BufferedImage second = FlatPhotograph.read(Stage.CLIPS.portrait(Stage.STRANGER));

    Hint hint = Hint.NONE;
    for (byte[] frame : Stage.performance(challenge.movements()).subList(0, 6)) {
      BufferedImage both = FlatPhotograph.read(frame);
      Graphics2D graphics = both.createGraphics();
      graphics.drawImage(second, 260, 60, 180, 225, null);
      graphics.dispose();
      hint = stage.show(FlatPhotograph.write(both, 0.85f)).hint();
    }

    assertThat(hint).as("%s", challenge).isEqualTo(Hint.SEVERAL_FACES);
    assertThat(stage.refusal()).isEqualTo(FaceReason.SEVERAL_FACES);
  }

  @Test
  void a_screen_that_plays_the_right_movements_is_refused() {
    Map<String, byte[]> screen = new HashMap<>();

    Draws.each(
        Draws.some(),
        draw -> {
          List<byte[]> played = Stage.performance(draw.movements());
          Stage stage = new Stage(draw, Stage.PERSON);
          for (int i = 0; i < played.size(); i += Stage.STEP) {
            byte[] frame = played.get(i);
            stage.show(screen.computeIfAbsent(Sha256.hex(frame), f -> HeldScreen.showing(frame)));
          }

          assertThat(stage.session.progress().state()).isEqualTo(Progress.State.COMPLETE);
          assertThat(stage.refusal()).isEqualTo(FaceReason.NOT_LIVE);
        });
  }

  private static byte[] frontal() {
    return Stage.performance(List.of()).get(4);
  }

  private static Baseline baseline(byte[] jpeg) throws PictureException {
    Sighting.Seen seen = (Sighting.Seen) sighting(jpeg);
    return new Baseline(
        seen.pose().yaw(),
        seen.pose().pitch(),
        seen.face().size(),
        seen.aspect(),
        seen.landmarks());
  }

  private static Sighting sighting(byte[] jpeg) throws PictureException {
    Picture picture = PictureReader.frame(jpeg, 2_000_000);
    return Sighting.of(picture, SharedEngine.INSTANCE, 40);
  }

  private static Scoring scoring(byte[] jpeg) throws PictureException {
    Portrait own = Stage.portrait(Stage.PERSON);
    Scoring scoring =
        new Scoring(SharedEngine.INSTANCE, own.embedding(), FacePolicy.defaults().scores());
    scoring.calibrated(List.of(scoring.measure((Sighting.Seen) sighting(jpeg))));
    return scoring;
  }

  private static byte[] emptyRoom(Random grain) {
    BufferedImage room = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        int grey = 120 + y / 5 + grain.nextInt(10);
        room.setRGB(x, y, new Color(grey, grey, grey - 10).getRGB());
      }
    }
    return FlatPhotograph.write(room, 0.85f);
  }
}
