package cn.laborproof.signing.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a template: what it asks for and what it prints.
 *
 * @param key short ASCII name
 * @param clause which of the nine clauses of 劳动合同法 art 17 it serves; 0 for none
 * @param title its heading
 * @param fields asked for, in order
 * @param paragraphs printed, in order
 */
public record TemplateSection(
    String key,
    int clause,
    LocalText title,
    List<TemplateField> fields,
    List<Paragraph> paragraphs) {
  /** A paragraph with {@code {field}} places, printed when its condition holds. */
  public record Paragraph(String text, @Nullable Condition when) {}

  /** Copies the lists. */
  public TemplateSection {
    fields = List.copyOf(fields);
    paragraphs = List.copyOf(paragraphs);
  }
}
