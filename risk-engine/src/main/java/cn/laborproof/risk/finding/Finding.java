package cn.laborproof.risk.finding;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What a rule has to say about one employer or one employment. It names facts, article, threshold
 * and next step and never says "illegal": people decide.
 *
 * @param rule stable key of the rule
 * @param ruleVersion version of the rule book entry that was applied
 * @param employer 统一社会信用代码
 * @param subject the worker key of the employment, or the employer itself
 * @param asOf the day the facts were looked at
 * @param articles the legal sources, e.g. {@code 劳动合同法 第10条}
 * @param threshold the bound that was compared with, as machines read it
 * @param facts every fact used, each with where it can be opened
 */
public record Finding(
    String rule,
    int ruleVersion,
    Severity severity,
    String employer,
    String subject,
    LocalDate asOf,
    List<String> articles,
    String threshold,
    List<Fact> facts)
    implements Serializable {

  public Finding {
    articles = List.copyOf(articles);
    facts = List.copyOf(facts);
  }

  /** Same rule, same subject: a later run replaces the earlier finding. */
  public String key() {
    return rule + "/" + employer + "/" + subject;
  }
}
