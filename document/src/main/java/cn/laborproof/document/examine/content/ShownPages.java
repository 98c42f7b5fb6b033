package cn.laborproof.document.examine.content;

import java.util.List;

/**
 * What the pages show.
 *
 * @param text the body text of all pages, head and foot left out
 * @param concealed where the text that a program reads is not the text that a person sees
 */
public record ShownPages(ShownText text, List<HiddenConstruct> concealed) {
  /** Copies the list. */
  public ShownPages {
    concealed = List.copyOf(concealed);
  }
}
