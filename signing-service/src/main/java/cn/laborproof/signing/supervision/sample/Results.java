package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.supervision.sample.Form.Kind;
import cn.laborproof.signing.supervision.sample.Form.Question;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Voice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts of what came back, by stratum and together; what might be one worker's is left out. */
final class Results {
  private static final int ALL = -1;

  private Results() {}

  /** How often an option was chosen. */
  record Chosen(String option, long count) {}

  /**
   * Answers to one question from one stratum, or from all of them.
   *
   * @param stratum empty for all together
   * @param base how many answered; 0 also where nothing is shown
   * @param hidden whether there are answers that are not shown
   */
  record Cell(
      Optional<Integer> stratum,
      long base,
      boolean hidden,
      List<Chosen> chosen,
      Optional<BigDecimal> mean) {}

  /**
   * What came back for a question.
   *
   * @param all all strata together
   * @param texts what was written, in no order that means anything; none where few wrote
   */
  record OfQuestion(Question question, Cell all, List<Cell> strata, List<String> texts) {}

  /**
   * Counts.
   *
   * @param smallest answers below which a cell is hidden
   */
  static OfQuestion of(Question question, List<Voice> voices, int strata, int smallest) {
    Map<Integer, List<List<String>>> byStratum = new LinkedHashMap<>();
    for (int i = 0; i < strata; i++) {
      byStratum.put(i, new ArrayList<>());
    }
    List<List<String>> all = new ArrayList<>();
    for (Voice voice : voices) {
      List<String> said = voice.answers().getOrDefault(question.id(), List.of());
      if (!said.isEmpty()) {
        all.add(said);
        byStratum.computeIfAbsent(voice.stratum(), _ -> new ArrayList<>()).add(said);
      }
    }
    List<Integer> shown = shown(byStratum, smallest);
    boolean whole = all.size() >= smallest;
    return new OfQuestion(
        question,
        cell(question, ALL, all, whole),
        byStratum.entrySet().stream()
            .map(each ->
                cell(question, each.getKey(), each.getValue(), shown.contains(each.getKey())))
            .toList(),
        question.kind() == Kind.TEXT && whole
            ? all.stream().map(List::getFirst).sorted().toList()
            : List.of());
  }

  /**
   * Strata with enough answers. Where those of all other strata together are too few, the total
   * less the shown ones would tell them: then the smallest of the shown ones is hidden with them.
   */
  private static List<Integer> shown(Map<Integer, List<List<String>>> byStratum, int smallest) {
    List<Integer> shown =
        new ArrayList<>(
            byStratum.entrySet().stream()
                .filter(each -> each.getValue().size() >= smallest)
                .sorted(Comparator.comparingInt(each -> each.getValue().size()))
                .map(Map.Entry::getKey)
                .toList());
    int hidden =
        byStratum.entrySet().stream()
            .filter(each -> !shown.contains(each.getKey()))
            .mapToInt(each -> each.getValue().size())
            .sum();
    if (hidden > 0 && hidden < smallest && !shown.isEmpty()) {
      shown.removeFirst();
    }
    return shown;
  }

  private static Cell cell(Question question, int stratum, List<List<String>> said, boolean shown) {
    Optional<Integer> where = stratum == ALL ? Optional.empty() : Optional.of(stratum);
    if (!shown) {
      return new Cell(where, 0, !said.isEmpty(), List.of(), Optional.empty());
    }
    List<Chosen> chosen =
        question.options().stream()
            .map(option ->
                new Chosen(
                    option.id(), said.stream().filter(each -> each.contains(option.id())).count()))
            .toList();
    Optional<BigDecimal> mean =
        question.kind() == Kind.NUMBER && !said.isEmpty()
            ? Optional.of(
                said.stream()
                    .map(each -> new BigDecimal(each.getFirst()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.valueOf(said.size()), 2, RoundingMode.HALF_UP))
            : Optional.empty();
    return new Cell(where, said.size(), false, chosen, mean);
  }
}
