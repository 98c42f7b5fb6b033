package cn.laborproof.signing.compliance;

import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What the checks look at.
 *
 * @param template wording and field types
 * @param data what was filled in
 * @param region administrative division of the employer (GB/T 2260)
 * @param today the day of the review in China
 * @param rules thresholds
 */
record ReviewedContract(
    ContractTemplate template, ContractData data, String region, LocalDate today, RuleBook rules) {
  Finding mustFix(String code, String field, String article, Object... arguments) {
    return finding(code, Finding.Level.MUST_FIX, field, article, arguments);
  }

  Finding confirm(String code, String field, String article, Object... arguments) {
    return finding(code, Finding.Level.CONFIRM, field, article, arguments);
  }

  Finding note(String code, String field, String article, Object... arguments) {
    return finding(code, Finding.Level.NOTE, field, article, arguments);
  }

  private Finding finding(
      String code, Finding.Level level, String field, String article, Object... arguments) {
    return new Finding(code, level, field, article, rules.version(), Arrays.asList(arguments));
  }
}
