package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.organisation.Organisation;
import cn.laborproof.signing.template.TemplateField;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a warning already knows of a paper about it: nobody types it, nobody changes it. */
@Component
final class PaperFacts {
  private static final Locale PRINTED = Locale.SIMPLIFIED_CHINESE;
  private static final Set<String> KNOWN =
      Set.of(
          "employer.name",
          "employer.code",
          "enterprise.name",
          "enterprise.code",
          "level.name",
          "level.scheme",
          "level.bound",
          "office.name",
          "unit.name",
          "unit.time",
          "person.filler");

  private final WarningViews views;
  private final PaperFreezer freezer;

  PaperFacts(WarningViews views, PaperFreezer freezer) {
    this.views = views;
    this.freezer = freezer;
  }

  /** The values, by field; the template drops what it does not print. */
  Map<String, String> known(
      WarningPaper.Kind kind,
      Warnings.Told told,
      Organisation office,
      Actor.Official official,
      Instant now) {
    StoredWarning warning = told.warning();
    Scheme scheme = told.history().transitions().scheme();
    int number = warning.standing().grade().orElseThrow().level();
    String levelName = scheme.level(number).name().in(PRINTED);
    String bound =
        views.bounds(told, PRINTED).stream()
            .filter(each -> each.level() == number && each.truth().equals("yes"))
            .map(WarningViews.BoundView::wording)
            .collect(Collectors.joining("；"));
    return Map.ofEntries(
        Map.entry("employer.name", warning.employerName()),
        Map.entry("employer.code", warning.employerCode()),
        Map.entry("enterprise.name", warning.employerName()),
        Map.entry("enterprise.code", warning.employerCode()),
        Map.entry("level.name", levelName),
        Map.entry("level.scheme", scheme.name().in(PRINTED)),
        Map.entry("level.bound", (bound.isEmpty() ? "三方研判的级别" : bound) + "。"),
        Map.entry("office.name", office.name()),
        Map.entry("unit.name", office.name()),
        Map.entry("unit.time", TimelineWords.shown(now)),
        Map.entry("person.filler", official.displayName()));
  }

  /** What the official has to fill in, in the order of the paper. */
  List<TemplateField> asked(WarningPaper.Kind kind) {
    return freezer.template(kind).fields().stream()
        .filter(field -> !KNOWN.contains(field.key()))
        .toList();
  }
}
