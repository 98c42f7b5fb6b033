package cn.laborproof.signing.supervision.finding;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.scan.Wording;
import java.util.Locale;

/** A finding in words: those of the rules on rosters, or those of the library over facts. */
final class FindingWords {

  private final boolean onFacts;
  private final Locale locale;
  private final Wording library;
  private final Explanation said;

  FindingWords(FindingRows.Kept kept, Locale locale) {
    this.onFacts = kept.facts().isPresent();
    this.locale = locale;
    this.library = new Wording(locale);
    Finding finding = kept.finding();
    this.said = onFacts ? library.of(finding) : Explanation.of(finding, locale);
  }

  Explanation said() {
    return said;
  }

  String label(Fact fact) {
    return onFacts ? library.label(fact) : Explanation.label(fact, locale);
  }

  String unit(Fact fact) {
    return onFacts ? library.unit(fact) : Explanation.unit(fact, locale);
  }

  String indicator(String id) {
    return library.indicator(id);
  }
}
