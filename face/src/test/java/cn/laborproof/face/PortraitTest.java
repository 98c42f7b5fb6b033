package cn.laborproof.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitTest {
  private final byte[] photo = photo(Stage.PERSON);

  @Test
  void a_photo_with_one_face_is_accepted() {
    assertThat(read(photo))
        .isInstanceOfSatisfying(
            PortraitOutcome.Accepted.class,
            a -> {
              assertThat(a.portrait().faceHeight()).isBetween(120, 150);
              assertThat(a.portrait().imageSha256()).isEqualTo(Sha256.hex(photo));
            });
  }

  @Test
  void a_png_is_accepted() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(FlatPhotograph.read(photo), "png", png);

    assertThat(likeness(png.toByteArray())).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 8})
  void a_photo_taken_with_a_turned_camera_is_turned_upright(int orientation) {
    int quarters = orientation == 3 ? 2 : orientation == 6 ? 3 : 1;
    BufferedImage lying = turned(FlatPhotograph.read(photo), quarters);
    byte[] jpeg = Bombs.oriented(FlatPhotograph.write(lying, 0.95f), orientation);

    assertThat(likeness(jpeg)).isGreaterThan(0.9);
  }

  @Test
  void portraits_of_strangers_are_far_apart() {
    Embedding a = Stage.portrait("person-a").embedding();
    Embedding b = Stage.portrait("person-b").embedding();
    Embedding c = Stage.portrait("person-c").embedding();

    assertThat(a.cosine(b)).isLessThan(0.2);
    assertThat(a.cosine(c)).isLessThan(0.2);
    assertThat(b.cosine(c)).isLessThan(0.2);
  }

  @Test
  void a_photo_without_a_face_is_refused() {
    BufferedImage wall = new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR);

    assertThat(reason(FlatPhotograph.write(wall, 0.9f))).isEqualTo(PortraitReason.NO_FACE);
  }

  @Test
  void a_photo_with_two_faces_is_refused() {
    BufferedImage one = FlatPhotograph.read(photo);
    BufferedImage two = new BufferedImage(420, 270, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = two.createGraphics();
    graphics.drawImage(one, 0, 0, null);
    graphics.drawImage(one, 210, 0, null);
    graphics.dispose();

    assertThat(reason(FlatPhotograph.write(two, 0.9f))).isEqualTo(PortraitReason.SEVERAL_FACES);
  }

  @Test
  void a_face_of_less_than_a_hundred_pixels_is_refused() {
    BufferedImage small = new BufferedImage(140, 180, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(FlatPhotograph.read(photo), 0, 0, 140, 180, null);
    graphics.dispose();

    assertThat(reason(FlatPhotograph.write(small, 0.9f))).isEqualTo(PortraitReason.FACE_TOO_SMALL);
  }

  @Test
  void a_small_file_that_claims_a_huge_picture_is_refused() {
    assertThat(reason(Bombs.png(60_000, 60_000))).isEqualTo(PortraitReason.TOO_LARGE);
    assertThat(reason(Bombs.claiming(photo, 65_000, 65_000))).isEqualTo(PortraitReason.TOO_LARGE);
  }

  @Test
  void a_jpeg_of_very_many_scans_is_refused() {
    assertThat(reason(Bombs.manyScans(photo))).isEqualTo(PortraitReason.TOO_LARGE);
  }

  @Test
  void an_upload_of_too_many_bytes_is_refused() {
    assertThat(reason(Arrays.copyOf(photo, (12 << 20) + 1))).isEqualTo(PortraitReason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "GIF89a", "%PDF-1.7", "RIFF....WEBPVP8 "})
  void other_formats_are_refused(String begin) {
    byte[] bytes = Arrays.copyOf(begin.getBytes(StandardCharsets.US_ASCII), 2000);

    assertThat(reason(bytes)).isEqualTo(PortraitReason.UNREADABLE);
  }

  @Test
  void a_photo_damaged_anywhere_in_its_head_is_refused_or_read_but_never_thrown() {
    for (int at = 2; at < 600; at += 7) {
      byte[] damaged = photo.clone();
      damaged[at] ^= (byte) 0xFF;

      assertThat(read(damaged)).as("byte %d", at).isNotNull();
    }
  }

  private static double likeness(byte[] image) {
    Portrait portrait = ((PortraitOutcome.Accepted) read(image)).portrait();
    return portrait.embedding().cosine(Stage.portrait(Stage.PERSON).embedding());
  }

  private static PortraitReason reason(byte[] image) {
    return ((PortraitOutcome.Refused) read(image)).reason();
  }

  private static PortraitOutcome read(byte[] image) {
    return Portrait.read(image, SharedEngine.INSTANCE, FacePolicy.defaults().portraits());
  }

  private static byte[] photo(String person) {
    try {
      return Stage.CLIPS.portrait(person);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Turns clockwise. */
  private static BufferedImage turned(BufferedImage image, int quarters) {
    BufferedImage result = image;
    for (int i = 0; i < quarters; i++) {
      BufferedImage next =
          new BufferedImage(result.getHeight(), result.getWidth(), BufferedImage.TYPE_3BYTE_BGR);
      for (int y = 0; y < result.getHeight(); y++) {
        for (int x = 0; x < result.getWidth(); x++) {
          next.setRGB(result.getHeight() - 1 - y, x, result.getRGB(x, y));
        }
      }
      result = next;
    }
    return result;
  }
}
