package cn.laborproof.risk.ranking;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model as a file people can read: what it was learned from, how it did beside two simple orders,
 * and one line for each number it uses. It names no employer.
 */
final class ModelFile {

  static final String FORM = "laborproof/order-model/v1";

  private static final String WEIGHT = "weight.";

  /** Many times what a model needs. */
  private static final long MOST_BYTES = 65_536;

  private static final Set<String> HEAD =
      Set.of(
          "form",
          "learned-as-of",
          "horizon-months",
          "penalty",
          "trained-on",
          "tested-on",
          "examples",
          "disputes",
          "intercept");

  /** The file holds no model that could have been written here. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String why) {
      super(why);
    }
  }

  /**
   * What a file holds of use.
   *
   * @param asOf the day it was learned: facts before it are hindsight
   */
  record Kept(LocalDate asOf, RankingModel model) {}

  private ModelFile() {}

  /** Lines in a fixed order: the same facts give the same bytes. */
  static List<String> lines(RankingStudy.Learned learned, LocalDate asOf) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# An order of looking, learned from past disputes (docs/ranking.md): no finding, no");
    lines.add("# score, no ground for anything. It says of nobody that the law was broken.");
    lines.add("form=" + FORM);
    lines.add("learned-as-of=" + asOf);
    lines.add("horizon-months=" + learned.horizonMonths());
    lines.add("penalty=" + decimal(learned.penalty()));
    lines.add(
        "trained-on="
            + learned.trainedOn().stream()
                .map(LocalDate::toString)
                .collect(Collectors.joining(";")));
    lines.add("tested-on=" + learned.testedOn());
    lines.add("examples=" + learned.examples());
    lines.add("disputes=" + learned.positives());
    test(lines, "learned", learned.learned());
    test(lines, "size-only", learned.sizeOnly());
    test(lines, "disputes-only", learned.disputesOnly());
    lines.add("intercept=" + decimal(learned.model().intercept()));
    for (RankingModel.Weight weight : learned.model().weights()) {
      String name = WEIGHT + weight.feature().code() + ".";
      lines.add(name + "usual=" + decimal(weight.usual()));
      lines.add(name + "spread=" + decimal(weight.spread()));
      lines.add(name + "weight=" + decimal(weight.weight()));
    }
    return List.copyOf(lines);
  }

  private static void test(List<String> lines, String order, Evaluation done) {
    String name = "test." + order + ".";
    lines.add(name + "examples=" + done.examples());
    lines.add(name + "disputes=" + done.positives());
    lines.add(name + "auc=" + decimal(done.auc()));
    lines.add(name + "brier=" + decimal(done.brier()));
    lines.add(name + "top-tenth=" + done.topPositives() + "/" + done.top());
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /**
   * Reads a model and holds it to what one learned here can be.
   *
   * @throws Unusable when it is none
   */
  static Kept read(Path file) throws IOException, Unusable {
    if (Files.size(file) > MOST_BYTES) {
      throw new Unusable("it is too large");
    }
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(in);
    } catch (IllegalArgumentException e) {
      throw new Unusable("it is not of the form NAME=VALUE");
    } catch (CharacterCodingException e) {
      throw new Unusable("it is not UTF-8 text");
    }
    if (!lines.getProperty("form", "").equals(FORM)) {
      throw new Unusable("it does not say form=" + FORM);
    }
    List<String> codes = Stream.of(Feature.values()).map(Feature::code).toList();
    for (String name : lines.stringPropertyNames()) {
      String[] parts = name.split("\\.", -1);
      boolean weight =
          parts.length == 3
              && name.startsWith(WEIGHT)
              && codes.contains(parts[1])
              && Set.of("usual", "spread", "weight").contains(parts[2]);
      if (!weight && !HEAD.contains(name) && !name.startsWith("test.")) {
        throw new Unusable("it has " + name + ", which nothing here reads");
      }
    }
    List<RankingModel.Weight> weights = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      String name = WEIGHT + feature.code() + ".";
      if (lines.stringPropertyNames().stream().anyMatch(each -> each.startsWith(name))) {
        weights.add(weight(lines, feature, name));
      }
    }
    return new Kept(day(lines), new RankingModel(number(lines, "intercept"), weights));
  }

  private static RankingModel.Weight weight(Properties lines, Feature feature, String name)
      throws Unusable {
    double spread = number(lines, name + "spread");
    double weight = number(lines, name + "weight");
    if (spread <= 0) {
      throw new Unusable(name + "spread is not above 0");
    }
    if (feature.raises() && weight < 0) {
      throw new Unusable(name + "weight is below 0, so that more of it would move one down");
    }
    return new RankingModel.Weight(feature, number(lines, name + "usual"), spread, weight);
  }

  private static double number(Properties lines, String name) throws Unusable {
    String text = lines.getProperty(name, "").strip();
    if (!text.matches("-?\\d{1,9}(\\.\\d{1,12})?")) {
      throw new Unusable(name + " is no number");
    }
    return Double.parseDouble(text);
  }

  private static LocalDate day(Properties lines) throws Unusable {
    try {
      return LocalDate.parse(lines.getProperty("learned-as-of", "").strip());
    } catch (DateTimeParseException e) {
      throw new Unusable("learned-as-of is no date");
    }
  }
}
