package cn.laborproof.proof.cli;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawExamination;
import cn.laborproof.proof.draw.Selection;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of computing a draw again, as lines for people and as JSON. */
final class DrawText {
  private final Messages messages;

  DrawText(Language language) {
    this.messages = Messages.in(language);
  }

  String of(DrawExamination examined) {
    StringBuilder out = new StringBuilder();
    Indication indication = examined.indication();
    out.append(indication.name()).append("  ").append(messages.indication(indication)).append('\n');
    out.append(examined.pack().terms().stream()).append("\n");
    examined
        .pack()
        .terms()
        .number()
        .ifPresent(number ->
            out.append(
                    messages.text(
                        "verdict.draw",
                        Map.of("place", "" + number.place(), "office", number.office())))
                .append('\n'));
    if (examined.demo()) {
      out.append(messages.text("verdict.demo", Map.of())).append('\n');
    }
    out.append('\n');
    for (CheckResult check : examined.checks()) {
      String mark =
          switch (check.indication()) {
            case TOTAL_PASSED -> "✓ ";
            case TOTAL_FAILED -> "✗ ";
            case INDETERMINATE -> "? ";
          };
      out.append(mark).append(messages.question(check.code())).append('\n');
      out.append("    ").append(messages.answer(check)).append('\n');
    }
    out.append('\n');
    int place = 1;
    for (Selection.Assignment drawn : drawn(examined)) {
      out.append(place++)
          .append("  ")
          .append(examined.name(drawn.employer()))
          .append("  ")
          .append(names(examined, drawn.inspectors()))
          .append('\n');
    }
    return out.toString();
  }

  JsonObject json(DrawExamination examined) {
    return JsonObject.builder()
        .put("v", "laborproof/draw-verdict/v1")
        .put("indication", examined.indication().name())
        .put("demo", examined.demo())
        .put("stream", examined.pack().terms().stream())
        .putIfPresent("number", examined.pack().terms().number().map(number -> "" + number.place()))
        .put("checks", JsonArray.of(examined.checks(), this::check))
        .put(
            "drawn",
            JsonArray.of(
                drawn(examined),
                drawn ->
                    JsonObject.builder()
                        .put("employer", examined.name(drawn.employer()))
                        .put(
                            "inspectors",
                            JsonArray.of(
                                drawn.inspectors(), each -> new JsonString(examined.name(each))))
                        .build()))
        .build();
  }

  private JsonObject check(CheckResult check) {
    return JsonObject.builder()
        .put("id", check.code().id())
        .put("indication", check.indication().name())
        .putIfPresent("reason", check.reason().map(Enum::name))
        .put("answer", check.answer())
        .put("text", messages.answer(check))
        .build();
  }

  private static List<Selection.Assignment> drawn(DrawExamination examined) {
    return examined.pack().result().map(Selection::assignments).orElse(List.of());
  }

  private static String names(DrawExamination examined, List<Digest> entries) {
    return entries.stream().map(examined::name).collect(Collectors.joining(", "));
  }
}
