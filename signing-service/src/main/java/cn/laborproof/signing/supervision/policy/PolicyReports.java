package cn.laborproof.signing.supervision.policy;

import cn.laborproof.document.font.UnprintableCharacterException;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.ReportRequest;
import cn.laborproof.signing.contract.ContractRefusal;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.policy.BeforeAfter.Month;
import cn.laborproof.signing.supervision.policy.Policies.Told;
import cn.laborproof.signing.supervision.report.WordReport;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The evaluation of a policy as a report: what the page shows, in its words and with its numbers,
 * its chart, method and limits, and what people said. Opinions stand in it as sums and words
 * without names: a report is passed on to others than those an employer told it to.
 */
@Component
final class PolicyReports {
  private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
  private static final int TAIL = 28;

  private final DocumentFreezer freezer;
  private final Policies policies;
  private final PolicyViews views;
  private final Hearings hearings;
  private final OpinionViews opinions;
  private final MessageSource messages;
  private final Installation installation;
  private final Clock clock;

  PolicyReports(
      DocumentFreezer freezer,
      Policies policies,
      PolicyViews views,
      Hearings hearings,
      OpinionViews opinions,
      MessageSource messages,
      Installation installation,
      Clock clock) {
    this.freezer = freezer;
    this.policies = policies;
    this.views = views;
    this.hearings = hearings;
    this.opinions = opinions;
    this.messages = messages;
    this.installation = installation;
    this.clock = clock;
  }

  /** What a report says, whatever the file. */
  record Content(String title, String number, List<Block> blocks) {}

  /**
   * The report of a policy the actor may see, with its newest numbers.
   *
   * @throws Refusal {@code not-found}
   */
  Content of(UUID id) {
    Told told = policies.find(id);
    Policy policy = told.policy();
    PolicyViews.EvaluationView taken = views.evaluation(policy, told.taken(), LANGUAGE);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Notice(text("policy.report.notice") + text("policy.what")));
    blocks.add(facts(policy, told.taken()));
    blocks.add(new Block.Heading("一、", text("policy.result")));
    paragraph(taken.sentence(), blocks);
    taken.warnings().forEach(warning -> paragraph(warning, blocks));
    blocks.add(difference(taken));
    paragraph(
        text(
            taken.perThousand() ? "policy.unit.rate" : "policy.unit.count",
            taken.treatedWorkers(),
            taken.comparedWorkers()),
        blocks);
    blocks.add(new Block.Heading("二、", text("policy.months")));
    blocks.add(chart(policy, told.taken().result()));
    blocks.add(months(taken));
    blocks.add(new Block.Heading("三、", text("policy.report.method")));
    paragraph(text("policy.report.method.text", Policies.MOST_MONTHS), blocks);
    paragraph(text("policy.cannot"), blocks);
    paragraph(taken.limits(), blocks);
    if (!policy.treated().sectors().isEmpty() || !policy.compared().sectors().isEmpty()) {
      paragraph(text("policy.limits.sectors"), blocks);
    }
    blocks.add(new Block.Heading("四、", text("opinion.heard")));
    heard(id, blocks);
    blocks.add(new Block.Heading("五、", text("policy.notes")));
    notes(told.notes(), blocks);
    return new Content(
        clean(policy.title()) + "：" + text("policy.title"),
        "ZC-%s-%s"
            .formatted(
                told.taken().day().toString().replace("-", ""),
                id.toString().substring(TAIL).toUpperCase(Locale.ROOT)),
        blocks);
  }

  /**
   * A PDF/A-3u nobody signs.
   *
   * @throws Refusal {@code character-unprintable} naming the character
   */
  byte[] pdf(Content content) {
    try {
      return freezer.report(
          new ReportRequest(
              new PageContent(content.title(), content.number(), content.blocks(), List.of()),
              content.number(),
              installation.demo(),
              installation.portalUri(),
              clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    } catch (UnprintableCharacterException e) {
      throw new Refusal(
          ContractRefusal.UNPRINTABLE,
          Character.toString(e.codePoint()),
          "U+%04X".formatted(e.codePoint()));
    }
  }

  byte[] docx(Content content) {
    return WordReport.of(
        content.title(), List.of(text("policy.report.number", content.number())), content.blocks());
  }

  private Block facts(Policy policy, PolicyRows.Taken taken) {
    return new Block.KeyFacts(
        text("policy.name"),
        List.of(
            fact("policy.name", policy.title()),
            fact("policy.description", policy.description()),
            fact("policy.indicator", text("policy.indicator." + policy.indicator().code())),
            fact(
                "policy.expected",
                text("policy.expected." + (policy.higher() ? "higher" : "lower"))),
            fact("policy.first", policy.startsOn().toString().substring(0, 7)),
            fact("policy.treated", named(policy.treated())),
            fact("policy.compared", named(policy.compared())),
            fact(
                "policy.describer",
                policy.described().name() + " " + TimelineWords.shown(policy.described().at())),
            fact("policy.taken", taken.day() + " " + taken.by().name())));
  }

  private Block.Fact fact(String key, String value) {
    return new Block.Fact(text(key), clean(value));
  }

  private String named(Scope scope) {
    return String.join("、", scope.divisions())
        + (scope.sectors().isEmpty()
            ? ""
            : " · " + text("policy.sectors") + " " + String.join("、", scope.sectors()));
  }

  private Block difference(PolicyViews.EvaluationView taken) {
    return new Block.Table(
        List.of(
            text("policy.divisions"),
            text("policy.before"),
            text("policy.after"),
            text("policy.change")),
        List.of(4, 2, 2, 2),
        List.of(
            List.of(
                text("policy.treated"),
                plain(taken.treatedBefore()),
                plain(taken.treatedAfter()),
                plain(taken.treatedAfter().subtract(taken.treatedBefore()))),
            List.of(
                text("policy.compared"),
                plain(taken.comparedBefore()),
                plain(taken.comparedAfter()),
                plain(taken.comparedAfter().subtract(taken.comparedBefore()))),
            List.of(text("policy.difference"), "", "", plain(taken.difference())),
            List.of(text("policy.pretended"), "", "", plain(taken.pretended()))));
  }

  private Block chart(Policy policy, BeforeAfter result) {
    int first = (int) result.months().stream().filter(month -> !month.after()).count();
    return new Block.Chart(
        text("policy.indicator." + policy.indicator().code()),
        text(
            "policy.report.chart",
            result.months().getFirst().month(),
            result.months().getLast().month(),
            result.treatedBefore(),
            result.treatedAfter(),
            result.comparedBefore(),
            result.comparedAfter()),
        Block.Chart.Drawn.LINES,
        result.months().stream().map(month -> month.month().toString()).toList(),
        List.of(
            series("policy.treated", result, Month::treated),
            series("policy.compared", result, Month::compared)),
        first);
  }

  private Block.Chart.Series series(
      String key, BeforeAfter result, Function<Month, BigDecimal> value) {
    return new Block.Chart.Series(text(key), result.months().stream().map(value).toList());
  }

  private Block months(PolicyViews.EvaluationView taken) {
    return new Block.Table(
        List.of(
            text("policy.month"),
            text("policy.side"),
            text("policy.treated.count"),
            text("policy.treated"),
            text("policy.compared.count"),
            text("policy.compared")),
        List.of(3, 2, 2, 3, 2, 3),
        taken.months().stream()
            .map(month ->
                List.of(
                    month.month(),
                    text(month.after() ? "policy.after" : "policy.before"),
                    "" + month.treatedCount(),
                    plain(month.treated()),
                    "" + month.comparedCount(),
                    plain(month.compared())))
            .toList());
  }

  private void heard(UUID id, List<Block> blocks) {
    Optional<Hearings.Returned> returned = hearings.find(id);
    if (returned.isEmpty()) {
      paragraph(text("policy.report.unheard"), blocks);
      return;
    }
    OpinionViews.FeedbackDetail feedback = opinions.detail(returned.get(), LANGUAGE);
    paragraph(
        feedback.open()
            ? text("opinion.open.until", TimelineWords.shownEnd(feedback.closesAt()))
            : text("opinion.closed"),
        blocks);
    paragraph(text("opinion.links.used", feedback.linksMade(), feedback.linksUsed()), blocks);
    audience(feedback.employers(), feedback, blocks);
    words(
        "policy.report.employer.words",
        hearings.opinions(id, Optional.empty(), 0).stream()
            .map(said -> said.opinion().words())
            .filter(said -> !said.isBlank())
            .sorted()
            .toList(),
        blocks);
    audience(feedback.workers(), feedback, blocks);
    words("opinion.worker.words", feedback.words(), blocks);
    paragraph(text("opinion.cannot"), blocks);
  }

  private void audience(
      OpinionViews.AudienceView audience,
      OpinionViews.FeedbackDetail feedback,
      List<Block> blocks) {
    String who = text("opinion.audience." + audience.audience());
    if (audience.hidden()) {
      paragraph(who + "：" + text("opinion.few", feedback.smallest()), blocks);
    } else if (audience.audience().equals("worker") && feedback.open()) {
      paragraph(who + "：" + text("opinion.later"), blocks);
    } else if (audience.answers() == 0) {
      paragraph(who + "：" + text("opinion.nobody"), blocks);
    } else {
      paragraph(who + "，" + text("opinion.answers") + " " + audience.answers() + "：", blocks);
      blocks.add(ratings(audience));
    }
  }

  private Block ratings(OpinionViews.AudienceView audience) {
    List<String> values =
        audience.questions().getFirst().ratings().stream()
            .map(rating -> rating.value() + " " + text("opinion.rating." + rating.value()))
            .toList();
    return new Block.Table(
        Stream.of(List.of(text("policy.report.question")), values, List.of(text("opinion.mean")))
            .flatMap(List::stream)
            .toList(),
        Stream.concat(Stream.of(4), Stream.generate(() -> 2).limit(values.size() + 1L)).toList(),
        audience.questions().stream()
            .map(question ->
                Stream.of(
                        List.of(question.text()),
                        question.ratings().stream().map(rating -> "" + rating.count()).toList(),
                        List.of(plain(question.mean())))
                    .flatMap(List::stream)
                    .toList())
            .toList());
  }

  private void words(String key, List<String> said, List<Block> blocks) {
    if (!said.isEmpty()) {
      paragraph(text(key) + "：", blocks);
      said.forEach(each -> paragraph("· " + clean(each), blocks));
    }
  }

  private void notes(List<Policy.Note> notes, List<Block> blocks) {
    if (notes.isEmpty()) {
      paragraph(text("policy.notes.none"), blocks);
    }
    for (Policy.Note note : notes) {
      paragraph(
          "%s %s（%s · %s）："
              .formatted(
                  TimelineWords.shown(note.written().at()),
                  text(note.assessment() ? "policy.note.assessment" : "policy.note.feedback"),
                  note.region(),
                  note.written().name()),
          blocks);
      paragraph(note.content(), blocks);
    }
  }

  /** One paragraph for each line that says something. */
  private static void paragraph(String text, List<Block> blocks) {
    text.lines()
        .map(PolicyReports::clean)
        .filter(line -> !line.isEmpty())
        .forEach(line -> blocks.add(Block.Paragraph.plain(line)));
  }

  /** On one line: pages and cells hold no control characters. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  private String text(String key, Object... values) {
    return messages.getMessage(key, Stream.of(values).map(Object::toString).toArray(), LANGUAGE);
  }
}
