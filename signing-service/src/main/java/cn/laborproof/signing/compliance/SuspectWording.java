package cn.laborproof.signing.compliance;

import cn.laborproof.signing.template.FieldKind;
import cn.laborproof.signing.template.TemplateField;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wordings that 劳动合同法 arts 9, 25 and 26 speak of, in whatever was written freely. */
final class SuspectWording implements ContractCheck {
  @Override
  public List<Finding> check(ReviewedContract contract) {
    var findings = new ArrayList<Finding>();
    for (TemplateField field : contract.template().fields()) {
      if (field.kind() == FieldKind.LONG_TEXT || field.kind() == FieldKind.TEXT) {
        contract
            .data()
            .text(field.key())
            .ifPresent(text -> look(contract, field.key(), text, findings));
      }
    }
    return findings;
  }

  private static void look(
      ReviewedContract contract, String field, String text, List<Finding> findings) {
    for (RuleBook.SuspectPhrase phrase : contract.rules().phrases()) {
      if (phrase.unless().stream().anyMatch(p -> Pattern.compile(p).matcher(text).find())) {
        continue;
      }
      for (String pattern : phrase.patterns()) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (matcher.find()) {
          findings.add(contract.confirm(phrase.code(), field, phrase.article(), matcher.group()));
          break;
        }
      }
    }
  }
}
