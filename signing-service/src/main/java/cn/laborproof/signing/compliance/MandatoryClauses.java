package cn.laborproof.signing.compliance;

import cn.laborproof.signing.template.FieldDefect;
import cn.laborproof.signing.template.TemplateField;
import cn.laborproof.signing.template.TemplateSection;
import java.util.ArrayList;
import java.util.List;

/** Every field a clause of 劳动合同法 art 17 needs is there and of its type. */
final class MandatoryClauses implements ContractCheck {
  static final String ARTICLE = "劳动合同法第十七条";

  @Override
  public List<Finding> check(ReviewedContract contract) {
    var findings = new ArrayList<Finding>();
    for (TemplateSection section : contract.template().sections()) {
      for (TemplateField field : section.fields()) {
        if (field.appliesTo(contract.data())) {
          field
              .defectIn(contract.data().values().get(field.key()))
              .ifPresent(defect -> findings.add(finding(contract, section, field, defect)));
        }
      }
    }
    return findings;
  }

  private static Finding finding(
      ReviewedContract contract, TemplateSection section, TemplateField field, FieldDefect defect) {
    return defect == FieldDefect.MISSING
        ? contract.mustFix(
            "clause-missing",
            field.key(),
            ARTICLE,
            section.clause(),
            section.title(),
            field.label())
        : contract.mustFix(
            "value-unreadable."
                + defect.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
            field.key(),
            ARTICLE,
            section.clause(),
            section.title(),
            field.label());
  }
}
