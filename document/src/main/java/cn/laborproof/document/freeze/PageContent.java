package cn.laborproof.document.freeze;

import java.util.List;
import java.util.Objects;

/**
 * What the pages say, free of any PDF matter.
 *
 * @param title for example {@code 劳动合同书}; stands on the first page and in each head
 * @param number the document's own number; stands in each head
 * @param blocks the text
 * @param panels one for each field of the signing profile, in the order they are printed (the
 *     employer usually first, whatever the order of signing)
 */
public record PageContent(
    String title, String number, List<Block> blocks, List<SignaturePanel> panels) {
  /** Copies the lists. */
  public PageContent {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(number, "number");
    blocks = List.copyOf(blocks);
    panels = List.copyOf(panels);
  }
}
