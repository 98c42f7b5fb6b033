package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Explanation;
import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.intake.Coverage;
import cn.laborproof.risk.intake.FactFolder;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactSource;
import cn.laborproof.risk.intake.QualityReport;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** findings.json, version 1, as docs/risk-facts.md describes it; written while the scan runs. */
public final class FindingsFile {

  /** So many ranges of lines of a file are named. */
  static final int MOST_RANGES = 500;

  static final String SCHEMA = "laborproof/risk-findings/v1";

  private final JsonOut json;
  private final Wording chinese = new Wording(Locale.CHINESE);
  private final Wording english = new Wording(Locale.ENGLISH);
  private final Map<String, Long> byRule = new TreeMap<>();
  private long findings;

  /**
   * Begins the file.
   *
   * @param book version of the rule book
   */
  public FindingsFile(Writer out, LocalDate asOf, String book) {
    json = new JsonOut(out);
    json.object();
    json.name("schema").value(SCHEMA);
    json.name("asOf").value(asOf.toString());
    json.name("ruleBook").value(book);
    json.name("findings").array();
  }

  /** Adds one finding. */
  public void add(Found found) {
    Finding finding = found.finding();
    findings++;
    byRule.merge(finding.rule(), 1L, Long::sum);
    json.object();
    json.name("key").value(finding.key());
    json.name("rule").value(finding.rule());
    json.name("ruleVersion").value(finding.ruleVersion());
    json.name("severity").value(finding.severity().name());
    json.name("employer").value(finding.employer());
    json.name("subject").value(finding.subject());
    strings("articles", finding.articles());
    json.name("threshold").value(finding.threshold());
    Explanation zh = chinese.of(finding);
    Explanation en = english.of(finding);
    both("title", zh.title(), en.title());
    both("sentence", zh.sentence(), en.sentence());
    both("nextStep", zh.nextStep(), en.nextStep());
    facts(finding.facts());
    if (!found.chain().isEmpty()) {
      strings("chain", found.chain());
    }
    if (!found.indicators().isEmpty()) {
      json.name("indicators").array();
      found.indicators().forEach(this::indicator);
      json.endArray();
    }
    json.endObject();
  }

  private void indicator(Indicator indicator) {
    json.object();
    json.name("id").value(indicator.id());
    both(
        "title",
        chinese.text("indicator." + indicator.id()),
        english.text("indicator." + indicator.id()));
    json.name("strong").value(indicator.strong());
    json.name("percent").value(indicator.percent());
    json.name("points").value(indicator.points());
    facts(indicator.facts());
    json.endObject();
  }

  private void facts(List<Fact> facts) {
    json.name("facts").array();
    for (Fact fact : facts) {
      json.object();
      json.name("name").value(fact.name());
      both("label", chinese.label(fact), english.label(fact));
      json.name("value").value(fact.value());
      json.name("unit").value(fact.unit());
      json.name("source").array();
      for (String part : fact.source().split(";")) {
        int colon = part.indexOf(':');
        json.object();
        json.name("file").value(colon < 0 ? part : part.substring(0, colon));
        json.name("lines").value(colon < 0 ? "" : first(part.substring(colon + 1)));
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  /** Closes the file with what is known only at the end. */
  void finish(FactFolder facts) {
    finish(facts, facts.quality(), facts.unknownFiles());
  }

  /** The first ranges of lines, the least ones; what more there is counts in the number. */
  private static String first(String ranges) {
    int end = -1;
    for (int range = 0; range < MOST_RANGES; range++) {
      end = ranges.indexOf(',', end + 1);
      if (end < 0) {
        return ranges;
      }
    }
    return ranges.substring(0, end);
  }

  /** The same for facts whose lines were checked when they were put into columns. */
  public void finish(FactSource facts) {
    finish(facts, List.of(), List.of());
  }

  private void finish(FactSource facts, List<QualityReport> quality, List<String> unknownFiles) {
    json.endArray();
    json.name("count").value(findings);
    json.name("countByRule").object();
    byRule.forEach((rule, count) -> json.name(rule).value(count));
    json.endObject();
    json.name("notExamined").array();
    for (LibraryRule rule : Library.RULES) {
      List<String> missing =
          rule.needs().stream().filter(k -> !facts.has(k)).map(FactKind::file).sorted().toList();
      if (!missing.isEmpty()) {
        notExamined(rule.id(), missing);
      }
    }
    if (!facts.has(FactKind.CONTRACTS) || !facts.has(FactKind.EMPLOYMENTS)) {
      notExamined(
          "contract-unseen-breach",
          List.of(FactKind.EMPLOYMENTS, FactKind.CONTRACTS).stream()
              .filter(k -> !facts.has(k))
              .map(FactKind::file)
              .toList());
    }
    if (facts.has(FactKind.EMPLOYMENTS)) {
      notDelivered("contract-unseen-breach", FactKind.CONTRACTS, facts);
      notDelivered("insurance-not-registered", FactKind.INSURANCE, facts);
      notDelivered("insurance-anomaly", FactKind.INSURANCE, facts);
    }
    json.endArray();
    json.name("quality").array();
    quality.forEach(this::quality);
    json.endArray();
    strings("unknownFiles", unknownFiles);
    json.endObject();
  }

  /** Of employers without a line of their own, in divisions no register was delivered for. */
  private void notDelivered(String rule, FactKind kind, FactSource facts) {
    List<Coverage.Gap> gaps =
        facts.coverage().gaps().stream().filter(gap -> gap.kind() == kind).toList();
    if (!facts.has(kind) || gaps.isEmpty()) {
      return;
    }
    json.object();
    json.name("rule").value(rule);
    strings("missing", List.of(kind.file()));
    json.name("divisions").array();
    for (Coverage.Gap gap : gaps) {
      json.object();
      json.name("division").value(gap.area());
      json.name("employers").value(gap.employers());
      json.name("withLines").value(gap.withLines());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void notExamined(String rule, List<String> missing) {
    json.object();
    json.name("rule").value(rule);
    strings("missing", missing);
    json.endObject();
  }

  private void quality(QualityReport report) {
    json.object();
    json.name("file").value(report.kind().file());
    json.name("lines").value(report.lines());
    json.name("used").value(report.used());
    json.name("rejected").value(report.rejected());
    json.name("rejectedByReason").object();
    new TreeMap<>(report.byReason())
        .forEach((reason, count) -> json.name(reason.name()).value(count));
    json.endObject();
    strings("ignoredColumns", report.ignoredColumns());
    json.name("rejectedLines").array();
    for (QualityReport.Rejected rejected : report.listed()) {
      json.object();
      json.name("line").value(rejected.line());
      json.name("column").value(rejected.column());
      json.name("reason").value(rejected.reason().name());
      if (rejected.first() > 0) {
        json.name("firstLine").value(rejected.first());
      }
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  /** How many findings it holds. */
  public long count() {
    return findings;
  }

  private void both(String name, String zh, String en) {
    json.name(name).object();
    json.name("zh").value(zh);
    json.name("en").value(en);
    json.endObject();
  }

  private void strings(String name, List<String> values) {
    json.name(name).array();
    values.forEach(json::value);
    json.endArray();
  }
}
