package cn.laborproof.document.examine.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands before an operator. Which of too many operands count is nowhere written: some readers
 * take the first, others the last. So there may be only as many as the operator has (ISO 32000-1
 * annex A).
 */
final class Operands {
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("q", 0),
          Map.entry("Q", 0),
          Map.entry("cm", 6),
          Map.entry("w", 1),
          Map.entry("BT", 0),
          Map.entry("ET", 0),
          Map.entry("Td", 2),
          Map.entry("g", 1),
          Map.entry("G", 1),
          Map.entry("rg", 3),
          Map.entry("m", 2),
          Map.entry("l", 2),
          Map.entry("re", 4),
          Map.entry("h", 0),
          Map.entry("f", 0),
          Map.entry("S", 0),
          Map.entry("n", 0));

  private final List<ContentTokens.Token> tokens = new ArrayList<>();

  void add(ContentTokens.Token token) {
    tokens.add(token);
  }

  List<ContentTokens.Token> all() {
    return tokens;
  }

  List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    for (ContentTokens.Token token : tokens) {
      if (number(token)) {
        numbers.add(((ContentTokens.Word) token).number());
      }
    }
    return numbers;
  }

  String name() {
    String name = "";
    for (ContentTokens.Token token : tokens) {
      name = token instanceof ContentTokens.Name n ? n.text() : name;
    }
    return name;
  }

  /** Whether they are exactly what the operator asks for; operators of others are not known. */
  boolean fit(String operator) {
    return switch (operator) {
      case "Tf" -> tokens.size() == 2 && isName(0) && number(tokens.get(1));
      case "Do" -> tokens.size() == 1 && isName(0);
      case "Tj" -> tokens.size() == 1 && tokens.getFirst() instanceof ContentTokens.Bytes;
      case "TJ" -> array(tokens.size(), true);
      case "d" -> tokens.size() > 2 && number(tokens.getLast()) && array(tokens.size() - 1, false);
      default -> {
        Integer wanted = NUMBERS.get(operator);
        yield wanted == null
            || (tokens.size() == wanted && tokens.stream().allMatch(Operands::number));
      }
    };
  }

  private boolean isName(int index) {
    return tokens.get(index) instanceof ContentTokens.Name;
  }

  private boolean array(int size, boolean strings) {
    return size >= 2
        && tokens.getFirst() instanceof ContentTokens.ArrayStart
        && tokens.get(size - 1) instanceof ContentTokens.ArrayEnd
        && tokens.subList(1, size - 1).stream()
            .allMatch(token -> number(token) || (strings && token instanceof ContentTokens.Bytes));
  }

  private static boolean number(ContentTokens.Token token) {
    return token instanceof ContentTokens.Word word && word.isNumber();
  }
}
