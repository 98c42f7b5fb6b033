package cn.laborproof.signing.mediation;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what stands in the way of freezing into words. */
@Component
final class DefectWords {
  private final MessageSource messages;

  DefectWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A defect as a reader sees it.
   *
   * @param field the form field
   * @param label its name
   * @param message the name and what to do
   */
  record Worded(String field, String label, String message) {}

  List<Worded> in(Locale locale, List<AgreementDrafts.Defect> defects) {
    return defects.stream()
        .map(defect -> {
          String label = defect.label().in(locale);
          String todo = messages.getMessage(defect.messageKey(), new Object[0], locale);
          return new Worded(
              defect.field(),
              label,
              messages.getMessage("mediation.defect", new Object[] {label, todo}, locale));
        })
        .toList();
  }
}
