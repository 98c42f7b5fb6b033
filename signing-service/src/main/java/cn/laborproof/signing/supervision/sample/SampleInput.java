package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Bounds of what somebody types; every field that is wrong is named. */
final class SampleInput {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_STRATA = 20;
  private static final int MOST_TARGET = 1000;

  private final List<FieldRefusal> wrong = new ArrayList<>();

  SampleInput title(String title) {
    int length = title.length();
    return hold(
        "title",
        length >= 2 && length <= LONGEST_TITLE,
        "sample.input.length",
        List.of(2, LONGEST_TITLE));
  }

  SampleInput division(String division, String region) {
    return hold(
        "region",
        division.matches("[0-9]{2,12}") && division.startsWith(region),
        "sample.input.region",
        List.of(region));
  }

  SampleInput strata(List<Stratum> strata) {
    hold(
        "strata",
        !strata.isEmpty() && strata.size() <= MOST_STRATA,
        "sample.input.number",
        List.of(1, MOST_STRATA));
    for (int i = 0; i < strata.size(); i++) {
      Stratum each = strata.get(i);
      hold(
          "strata." + i + ".sector",
          each.sector().matches("[0-9A-Z.-]{0,20}"),
          "sample.input.sector",
          List.of());
      hold(
          "strata." + i + ".size",
          SampleBounds.SIZES.contains(each.size()),
          "sample.input.size",
          List.of());
      number("strata." + i + ".target", each.target(), 1, MOST_TARGET);
    }
    return this;
  }

  SampleInput number(String field, int number, int least, int most) {
    return hold(
        field, number >= least && number <= most, "sample.input.number", List.of(least, most));
  }

  SampleInput reason(String reason) {
    int length = reason.length();
    return hold(
        "reason",
        length >= SHORTEST && length <= LONGEST,
        "sample.input.length",
        List.of(SHORTEST, LONGEST));
  }

  SampleInput hold(String field, boolean holds, String key, List<Object> arguments) {
    if (!holds) {
      wrong.add(new FieldRefusal(field, key, arguments));
    }
    return this;
  }

  /**
   * Says what is wrong, if anything is.
   *
   * @throws Refusal {@code invalid-input}
   */
  void refuse() {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }
}
