package cn.laborproof.document.seal;

import java.util.Objects;

/**
 * A round red seal: the organisation's name along the rim, a five-pointed star, the inscription
 * below it, 40 mm in diameter as 国务院关于国家行政机关和企业事业单位社会团体印章管理的规定 has it.
 *
 * @param organisation full registered name
 * @param inscription for example {@code 合同专用章}
 * @param code registration number of the seal, printed small at the bottom rim; may be empty
 */
public record SealDrawing(String organisation, String inscription, String code)
    implements SignatureMark {
  /** A blank name is an {@link IllegalArgumentException}. */
  public SealDrawing {
    Objects.requireNonNull(organisation, "organisation");
    Objects.requireNonNull(inscription, "inscription");
    Objects.requireNonNull(code, "code");
    if (organisation.isBlank() || organisation.length() > 60) {
      throw new IllegalArgumentException("organisation is blank or longer than 60 characters");
    }
    if (inscription.length() > 10 || code.length() > 20) {
      throw new IllegalArgumentException("inscription or code of the seal is too long");
    }
  }

  @Override
  public String toSvg() {
    throw new UnsupportedOperationException("not yet");
  }
}
