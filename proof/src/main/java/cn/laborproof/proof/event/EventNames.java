package cn.laborproof.proof.event;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonBoolean;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.util.regex.Pattern;

/**
 * The bounded ASCII an event is made of. The bounds keep free text, and with it personal values,
 * out of what is published.
 */
final class EventNames {
  private static final Pattern STREAM = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,119}");
  private static final Pattern DOTTED = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*");
  private static final Pattern SUBJECT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
  private static final Pattern FACT_TEXT = Pattern.compile("[ -~]{0,200}");
  private static final int MAX_DOTTED = 80;

  private EventNames() {}

  static void requireStream(String stream) {
    require(STREAM.matcher(stream).matches(), "event.stream", stream);
  }

  static void requireDotted(String part, String text) {
    require(text.length() <= MAX_DOTTED && DOTTED.matcher(text).matches(), part, text);
  }

  static void requireSubject(String name) {
    require(SUBJECT.matcher(name).matches(), "event.subjects.name", name);
  }

  static void requireFact(String name, JsonValue value) {
    requireDotted("event.facts", name);
    boolean bounded =
        switch (value) {
          case JsonString text -> FACT_TEXT.matcher(text.value()).matches();
          case JsonInteger _, JsonBoolean _ -> true;
          default -> false;
        };
    require(bounded, "event.facts." + name, "value (expected: ASCII to 200, integer or boolean)");
  }

  private static void require(boolean holds, String part, String text) {
    if (!holds) {
      throw new MalformedException(part + ": " + text + " (not in the form of evidence-format.md)");
    }
  }
}
