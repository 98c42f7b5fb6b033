package cn.laborproof.signing.signing;

import cn.laborproof.document.seal.HandwritingDrawing;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signature drawn by hand on its way from the pad to the page; at rest under the person's key.
 */
@Component
public final class Handwriting {
  private static final String PURPOSE = "signature.strokes";

  private final PersonalVault vault;
  private final JsonMapper json;

  Handwriting(PersonalVault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  /**
   * Strokes as the pad reports them: points as pairs.
   *
   * @param width width of the pad
   * @param height height of the pad
   * @param strokes each a list of {@code [x, y]}
   */
  public record Strokes(double width, double height, List<List<List<Double>>> strokes) {
    /**
     * The drawing.
     *
     * @throws Refusal {@code signature-empty} if it is none
     */
    HandwritingDrawing drawing() {
      try {
        return new HandwritingDrawing(
            width,
            height,
            strokes.stream()
                .map(stroke ->
                    new HandwritingDrawing.Stroke(
                        stroke.stream()
                            .map(p -> new HandwritingDrawing.Point(p.get(0), p.get(1)))
                            .toList()))
                .toList());
      } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
        throw new Refusal(SigningRefusal.SIGNATURE_EMPTY);
      }
    }

    static Strokes of(HandwritingDrawing drawing) {
      return new Strokes(
          drawing.width(),
          drawing.height(),
          drawing.strokes().stream()
              .map(s -> s.points().stream().map(p -> List.of(p.x(), p.y())).toList())
              .toList());
    }
  }

  byte[] toJson(HandwritingDrawing drawing) {
    return json.writeValueAsBytes(Strokes.of(drawing));
  }

  byte[] seal(PersonalScope whose, byte[] strokes) {
    return vault.seal(whose, PURPOSE, strokes);
  }

  HandwritingDrawing open(PersonalScope whose, byte[] sealed) {
    byte[] strokes = vault.open(whose, PURPOSE, sealed).orElseThrow();
    return json.readValue(strokes, Strokes.class).drawing();
  }
}
