package cn.laborproof.signing.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a template. A version never changes; a new wording is a new version.
 *
 * @param id stable name such as {@code labour-contract-general}
 * @param version counted from 1
 * @param title printed above the contract
 * @param source where the wording comes from
 * @param effectiveFrom first day it is offered, ISO 8601
 * @param sections the clauses
 * @param keyFacts what the reading page shows first
 */
public record ContractTemplate(
    String id,
    int version,
    LocalText title,
    LocalText source,
    String effectiveFrom,
    List<TemplateSection> sections,
    List<KeyFact> keyFacts) {
  /**
   * A fact with the sentence that states it; several may share a label, the first that holds
   * counts.
   */
  public record KeyFact(LocalText label, String text, @Nullable Condition when) {}

  /** Copies the lists. */
  public ContractTemplate {
    sections = List.copyOf(sections);
    keyFacts = List.copyOf(keyFacts);
  }

  /** All fields in the order of the contract. */
  public List<TemplateField> fields() {
    return sections.stream().flatMap(section -> section.fields().stream()).toList();
  }

  /** A field by its key. */
  public Optional<TemplateField> field(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** Texts as typed become canonical data; keys the template does not know are dropped. */
  public ContractData canonical(Map<String, String> typed) {
    var values = new TreeMap<String, String>();
    for (TemplateField field : fields()) {
      String text = typed.get(field.key());
      if (text != null && !text.isBlank()) {
        values.put(field.key(), field.kind().canonical(text));
      }
    }
    return new ContractData(values);
  }

  /** Field key to the reason why it cannot stay as it is; empty when every field can be printed. */
  public Map<String, FieldDefect> defects(ContractData data) {
    var defects = new LinkedHashMap<String, FieldDefect>();
    for (TemplateField field : fields()) {
      if (field.appliesTo(data)) {
        field
            .defectIn(data.values().get(field.key()))
            .ifPresent(defect -> defects.put(field.key(), defect));
      }
    }
    return defects;
  }

  /**
   * The text of the contract.
   *
   * @throws IllegalArgumentException if {@link #defects} is not empty
   */
  public ContractText write(ContractData data) {
    var defects = defects(data);
    if (!defects.isEmpty()) {
      throw new IllegalArgumentException("fields cannot be printed: " + defects.keySet());
    }
    return new ContractWriter(this, data).write();
  }
}
