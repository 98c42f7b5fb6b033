package cn.laborproof.face.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeCameraTest {
  private final Performance person = performance();
  @TempDir Path folder;

  @Test
  void every_picture_of_the_file_is_the_one_shown_last() throws Exception {
    List<byte[]> frames = person.lookFront(2);
    Path file = folder.resolve("camera.mjpeg");
    long lengthBefore;

    try (FakeCamera camera = FakeCamera.showing(frames.get(0), file)) {
      lengthBefore = Files.size(file);
      camera.show(frames.get(1));
    }

    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize((int) lengthBefore);
    for (int slot = 0; slot < 3; slot++) {
      int length = bytes.length / 3;
      byte[] jpeg = Arrays.copyOfRange(bytes, slot * length, (slot + 1) * length);
      assertThat(pixels(jpeg)).isEqualTo(pixels(frames.get(1)));
    }
  }

  @Test
  void what_is_no_jpeg_is_not_shown() {
    assertThatThrownBy(() -> FakeCamera.showing(new byte[10], folder.resolve("camera.mjpeg")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Performance performance() {
    try {
      return new ClipLibrary(Path.of("clips")).performance("person-a");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] pixels(byte[] jpeg) throws Exception {
    Picture picture = PictureReader.frame(jpeg, 200_000);
    int[] rgb = new int[picture.width() * picture.height()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = picture.rgb(i % picture.width(), i / picture.width());
    }
    return rgb;
  }
}
