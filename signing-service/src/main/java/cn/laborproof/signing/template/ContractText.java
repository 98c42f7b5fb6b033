package cn.laborproof.signing.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A contract in words: what the PDF prints and the reading page reflows are the same text.
 *
 * @param title above the contract
 * @param sections clauses with their paragraphs
 * @param facts key facts for the card on top of the reading page
 * @param printed field key to the very texts the pages show for it; fields no paragraph names are
 *     absent
 */
public record ContractText(
    String title, List<Section> sections, List<Fact> facts, Map<String, List<String>> printed) {
  /** A clause. */
  public record Section(String title, List<Paragraph> paragraphs) {}

  /** A paragraph of runs. */
  public record Paragraph(List<Run> runs) {
    /** The paragraph without marks. */
    public String plain() {
      return runs.stream().map(Run::text).collect(Collectors.joining());
    }
  }

  /**
   * A run of text without line breaks.
   *
   * @param filled whether the parties filled it in
   */
  public record Run(String text, boolean filled) {}

  /** A key fact; its value is in the language of the contract. */
  public record Fact(LocalText label, String value) {}
}
