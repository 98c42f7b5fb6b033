package cn.laborproof.signing.supervision.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Questions in a version; what is published under code and version stands for these very questions.
 */
record Form(String code, int version, Words title, List<Question> questions) {
  static final String EMPLOYER = "employer";
  static final String WORKER = "worker";

  Form {
    questions = List.copyOf(questions);
  }

  /** The same in both languages. */
  record Words(String zh, String en) {
    static final Words NONE = new Words("", "");

    String in(Locale locale) {
      return locale.getLanguage().equals("en") ? en : zh;
    }
  }

  /** One of the answers to choose from. */
  record Option(String id, Words text) {}

  /** How a question is answered. */
  enum Kind {
    SINGLE,
    SEVERAL,
    NUMBER,
    TEXT;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A question.
   *
   * @param audience who is asked: {@code employer}, {@code worker}
   * @param required whether nothing can be sent without an answer
   * @param options those to choose from; none for a number and for text
   * @param unit of a number
   * @param least bounds of a number, both included
   * @param most likewise
   * @param longest characters of a text
   * @param measure what facts measure too, or blank: then the share of {@code yes} is compared
   */
  record Question(
      String id,
      List<String> audience,
      Kind kind,
      boolean required,
      Words text,
      List<Option> options,
      Words unit,
      BigDecimal least,
      BigDecimal most,
      int longest,
      String measure) {
    Question {
      audience = List.copyOf(audience);
      options = List.copyOf(options);
    }
  }

  /** Those an audience is asked. */
  List<Question> of(String audience) {
    return questions.stream().filter(each -> each.audience().contains(audience)).toList();
  }
}
