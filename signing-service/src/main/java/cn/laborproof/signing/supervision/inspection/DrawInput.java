package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bounds of what somebody asks for; every field that is wrong is named. */
final class DrawInput {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 1000;
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_DRAWN = 1000;
  private static final int MOST_EACH = 10;
  private static final int MOST_POINTS = 100;

  private DrawInput() {}

  static void check(AskedDraw asked, String region) {
    List<FieldRefusal> wrong = new ArrayList<>();
    int title = asked.title().strip().length();
    if (title < 2 || title > LONGEST_TITLE) {
      wrong.add(new FieldRefusal("title", "inspection.input.text", List.of(2, LONGEST_TITLE)));
    }
    number("take", asked.take(), MOST_DRAWN, wrong);
    number("each", asked.each(), MOST_EACH, wrong);
    DrawFilter filter = asked.filter();
    if (!filter.region().isEmpty()
        && (!filter.region().matches("[0-9]{2,12}") || !filter.region().startsWith(region))) {
      wrong.add(new FieldRefusal("region", "inspection.input.region", List.of(region)));
    }
    if (!filter.scope().matches("[0-9A-Z.-]{0,20}")) {
      wrong.add(FieldRefusal.of("scope", "inspection.input.scope"));
    }
    points("scoreAtMost", filter.scoreAtMost(), wrong);
    points("scoreAtLeast", filter.scoreAtLeast(), wrong);
    if (asked.repeats().isPresent() || !asked.reason().isBlank()) {
      length("reason", asked.reason(), wrong);
    }
    refuse(wrong);
  }

  static void text(String field, String text) {
    List<FieldRefusal> wrong = new ArrayList<>();
    length(field, text, wrong);
    refuse(wrong);
  }

  private static void length(String field, String text, List<FieldRefusal> wrong) {
    int length = text.strip().length();
    if (length < SHORTEST || length > LONGEST) {
      wrong.add(new FieldRefusal(field, "inspection.input.text", List.of(SHORTEST, LONGEST)));
    }
  }

  private static void number(String field, int number, int most, List<FieldRefusal> wrong) {
    if (number < 1 || number > most) {
      wrong.add(new FieldRefusal(field, "inspection.input.number", List.of(1, most)));
    }
  }

  private static void points(String field, Optional<Integer> points, List<FieldRefusal> wrong) {
    if (points.filter(each -> each < 0 || each > MOST_POINTS).isPresent()) {
      wrong.add(new FieldRefusal(field, "inspection.input.number", List.of(0, MOST_POINTS)));
    }
  }

  private static void refuse(List<FieldRefusal> wrong) {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }
}
