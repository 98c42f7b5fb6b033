package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.sample.Form.Kind;
import cn.laborproof.signing.supervision.sample.Form.Option;
import cn.laborproof.signing.supervision.sample.Form.Question;
import cn.laborproof.signing.supervision.sample.Form.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads forms from JSON (docs/api.md, "Questionnaires"), and names the place that is wrong. */
@Component
final class FormReader {
  /** Questions whose answers facts know as well. */
  static final List<String> MEASURES =
      List.of("written-contract", "collective-contract", "insured");

  private static final String SHIPPED = "/supervision/questionnaire.json";
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_QUESTIONS = 60;
  private static final int MOST_OPTIONS = 20;
  private static final int LONGEST_WORDS = 500;
  private static final int LONGEST_ANSWER = 1000;

  private final JsonMapper json;

  FormReader(JsonMapper json) {
    this.json = json;
  }

  /** A form with its own JSON. */
  record Read(Form form, String text) {
    /** The digest its code and version stand for. */
    Digest digest() {
      return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The built-in form. */
  Read shipped() {
    try (InputStream in =
        Objects.requireNonNull(FormReader.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a form.
   *
   * @throws Refusal {@code invalid-input}, with the place
   */
  Read read(String text) {
    if (text.length() > MOST_BYTES) {
      throw wrong("form");
    }
    try {
      JsonNode root = json.readTree(text);
      return new Read(form(root), json.writeValueAsString(root));
    } catch (JacksonException e) {
      throw wrong("form");
    }
  }

  private static Form form(JsonNode root) {
    String code = root.path("code").asString("");
    int version = root.path("version").asInt(0);
    hold(code.matches("[a-z0-9-]{2,60}"), "code");
    hold(version >= 1, "version");
    JsonNode listed = root.path("questions");
    hold(listed.isArray() && !listed.isEmpty() && listed.size() <= MOST_QUESTIONS, "questions");
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      Question question = question(listed.path(i), "questions[" + i + "]");
      hold(ids.add(question.id()), "questions[" + i + "].id");
      questions.add(question);
    }
    return new Form(code, version, words(root.path("title"), "title"), questions);
  }

  private static Question question(JsonNode node, String where) {
    String id = node.path("id").asString("");
    hold(id.matches("[a-z][a-z0-9-]{0,59}"), where + ".id");
    List<String> audience =
        node.path("for").valueStream().map(each -> each.asString("")).distinct().toList();
    hold(
        !audience.isEmpty() && List.of(Form.EMPLOYER, Form.WORKER).containsAll(audience),
        where + ".for");
    Kind kind =
        Stream.of(Kind.values())
            .filter(each -> each.code().equals(node.path("kind").asString("")))
            .findFirst()
            .orElseThrow(() -> wrong(where + ".kind"));
    boolean chosen = kind == Kind.SINGLE || kind == Kind.SEVERAL;
    BigDecimal least = kind == Kind.NUMBER ? bound(node, "least", where) : BigDecimal.ZERO;
    BigDecimal most = kind == Kind.NUMBER ? bound(node, "most", where) : BigDecimal.ZERO;
    hold(least.compareTo(most) <= 0, where + ".most");
    String measure = node.path("measure").asString("");
    hold(
        measure.isEmpty() || kind == Kind.SINGLE && MEASURES.contains(measure), where + ".measure");
    return new Question(
        id,
        audience,
        kind,
        node.path("required").asBoolean(false),
        words(node.path("text"), where + ".text"),
        chosen ? options(node.path("options"), where + ".options") : List.of(),
        kind == Kind.NUMBER ? words(node.path("unit"), where + ".unit") : Words.NONE,
        least,
        most,
        kind == Kind.TEXT ? longest(node, where) : 0,
        measure);
  }

  private static List<Option> options(JsonNode node, String where) {
    hold(node.isArray() && node.size() >= 2 && node.size() <= MOST_OPTIONS, where);
    List<Option> options = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < node.size(); i++) {
      String at = where + "[" + i + "]";
      String id = node.path(i).path("id").asString("");
      hold(id.matches("[a-z0-9][a-z0-9-]{0,59}") && ids.add(id), at + ".id");
      options.add(new Option(id, words(node.path(i), at)));
    }
    return options;
  }

  private static BigDecimal bound(JsonNode node, String name, String where) {
    hold(node.path(name).isNumber(), where + "." + name);
    return node.path(name).decimalValue();
  }

  private static int longest(JsonNode node, String where) {
    int longest = node.path("longest").asInt(0);
    hold(longest >= 1 && longest <= LONGEST_ANSWER, where + ".longest");
    return longest;
  }

  private static Words words(JsonNode node, String where) {
    return new Words(said(node, "zh", where), said(node, "en", where));
  }

  private static String said(JsonNode node, String language, String where) {
    String text = node.path(language).asString("").strip();
    hold(
        !text.isEmpty() && text.length() <= LONGEST_WORDS,
        where + "." + language.toLowerCase(Locale.ROOT));
    return text;
  }

  private static void hold(boolean holds, String where) {
    if (!holds) {
      throw wrong(where);
    }
  }

  private static Refusal wrong(String where) {
    return Refusal.ofFields(
        CommonRefusal.INVALID_INPUT,
        List.of(new FieldRefusal("form", "sample.input.form", List.of(where))));
  }
}
