package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureException;
import cn.laborproof.face.image.PictureReader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every face engine promises; each adapter has a test that extends this one. */
public abstract class FaceEngineContract {
  private final FaceEngine engine = engine();

  /** A new engine, closed by the contract. */
  protected abstract FaceEngine engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_face_is_found_where_it_is() throws Exception {
    Picture picture = frontal();

    DetectedFace face = engine.detect(picture).getFirst();

    assertThat(face.left()).isBetween(140.0, 175.0);
    assertThat(face.bottom()).isBetween(220.0, 255.0);
    assertThat(face.confidence()).isBetween(0.8, 1.0);
    assertThat(face.points().x(0)).isLessThan(face.points().x(1));
  }

  @Test
  void a_picture_without_a_face_is_an_empty_list() throws Exception {
    BufferedImage wall = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);

    assertThat(engine.detect(PictureReader.frame(FlatPhotograph.write(wall, 0.9f), 100_000)))
        .isEmpty();
  }

  @Test
  void the_landmarks_lie_in_the_face() throws Exception {
    Picture picture = frontal();
    DetectedFace face = engine.detect(picture).getFirst();

    Points points = engine.landmarks(picture, face);

    assertThat(points.count()).isEqualTo(68);
    for (int i = 0; i < 68; i++) {
      assertThat(points.x(i)).isBetween(face.left() - 10, face.right() + 10);
      assertThat(points.y(i)).isBetween(face.top() - 10, face.bottom() + 10);
    }
  }

  @Test
  void the_same_person_is_near_and_a_stranger_is_far() throws Exception {
    Embedding person = embedding(Stage.performance(List.of()).getFirst());
    Embedding again = embedding(Stage.CLIPS.portrait(Stage.PERSON));
    Embedding stranger = embedding(Stage.CLIPS.portrait(Stage.STRANGER));

    assertThat(person.cosine(again)).isGreaterThan(0.8);
    assertThat(person.cosine(stranger)).isLessThan(0.2);
  }

  @Test
  void a_living_face_scores_high_and_a_recaptured_one_low() throws Exception {
    byte[] frame = Stage.performance(List.of()).getFirst();

    assertThat(liveness(frame)).isGreaterThan(0.9);
    assertThat(liveness(HeldScreen.showing(frame))).isLessThan(0.3);
  }

  @Test
  void many_callers_at_once_all_get_the_same_answer() throws Exception {
    Picture picture = frontal();
    DetectedFace face = engine.detect(picture).getFirst();
    Embedding alone = engine.embed(picture, face);
    List<Future<Embedding>> answers = new ArrayList<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        answers.add(callers.submit(() -> engine.embed(picture, engine.detect(picture).getFirst())));
      }
    }

    for (Future<Embedding> answer : answers) {
      assertThat(answer.get()).isEqualTo(alone);
    }
  }

  @Test
  void every_model_is_named_with_its_digest() {
    assertThat(engine.models()).isNotEmpty();
    assertThat(engine.models().values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }

  @Test
  void a_closed_engine_says_so() throws Exception {
    Picture picture = frontal();
    engine.close();

    assertThatThrownBy(() -> engine.detect(picture)).isInstanceOf(IllegalStateException.class);
  }

  private static Picture frontal() throws PictureException {
    return PictureReader.frame(Stage.performance(List.of()).getFirst(), 200_000);
  }

  private Embedding embedding(byte[] jpeg) throws PictureException {
    Picture picture = PictureReader.photo(jpeg, 2_000_000);
    return engine.embed(picture, engine.detect(picture).getFirst());
  }

  private double liveness(byte[] jpeg) throws PictureException {
    Picture picture = PictureReader.frame(jpeg, 2_000_000);
    return engine.liveness(picture, engine.detect(picture).getFirst());
  }
}
