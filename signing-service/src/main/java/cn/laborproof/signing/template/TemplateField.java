package cn.laborproof.signing.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a template.
 *
 * @param key dotted ASCII name such as {@code term.start}; also its name in {@code data.json}
 * @param kind its type
 * @param label what people call it
 * @param hint how to fill it in, if that needs saying
 * @param unit printed behind the input, such as 元/月
 * @param required whether a contract without it lacks a clause (where its condition holds)
 * @param maxLength longest text in characters
 * @param options the alternatives of a choice
 * @param when only asked for when this holds
 * @param preset the value a new draft starts with
 */
public record TemplateField(
    String key,
    FieldKind kind,
    LocalText label,
    @Nullable LocalText hint,
    @Nullable LocalText unit,
    boolean required,
    int maxLength,
    List<Option> options,
    @Nullable Condition when,
    @Nullable String preset) {
  private static final int DEFAULT_LENGTH = 200;

  /** An alternative of a choice. */
  public record Option(String value, LocalText label) {}

  /** Fills what a template file leaves out. */
  public TemplateField {
    maxLength = maxLength == 0 ? DEFAULT_LENGTH : maxLength;
    options = options == null ? List.of() : List.copyOf(options);
  }

  /** Whether the field belongs to a contract with these values. */
  public boolean appliesTo(ContractData data) {
    Condition condition = when;
    return condition == null || condition.holds(data);
  }

  /** Why a text cannot be this field's value, or empty when it can. */
  public Optional<FieldDefect> defectIn(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return required ? Optional.of(FieldDefect.MISSING) : Optional.empty();
    }
    return kind.accepts(kind.canonical(text), this)
        ? Optional.empty()
        : Optional.of(FieldDefect.of(kind));
  }

  /** A valid value as printed in the contract. */
  public String printed(String value) {
    return kind.printed(value, this);
  }

  Option option(String value) {
    return options.stream().filter(o -> o.value().equals(value)).findFirst().orElseThrow();
  }
}
