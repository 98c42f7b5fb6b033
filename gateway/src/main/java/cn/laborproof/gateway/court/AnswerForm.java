package cn.laborproof.gateway.court;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How an answer carries a receipt or a head. What comes out is the canonical form the court signed;
 * no mapping can make a signature hold that does not.
 */
sealed interface AnswerForm {

  /** The canonical bytes, unexamined. */
  byte[] canonical(byte[] body);

  /** The body is the canonical form itself. */
  record Body() implements AnswerForm {
    @Override
    public byte[] canonical(byte[] body) {
      return body;
    }
  }

  /** A member is the document, with its members in any order. */
  record Member(Pointer at) implements AnswerForm {
    @Override
    public byte[] canonical(byte[] body) {
      return standing(at, Json.parseObject(body)).canonicalBytes();
    }
  }

  /** A member is a string that holds the canonical form. */
  record Text(Pointer at, boolean base64) implements AnswerForm {
    @Override
    public byte[] canonical(byte[] body) {
      if (!(standing(at, Json.parseObject(body)) instanceof JsonString text)) {
        throw new MalformedException("answer" + at.steps() + ": no string (expected: one)");
      }
      try {
        return base64
            ? Base64.getDecoder().decode(text.value())
            : text.value().getBytes(StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new MalformedException("answer" + at.steps() + ": not base64", e);
      }
    }
  }

  /** Every member of the document is told where it stands, or is a constant. */
  record Members(Map<Pointer, String> sources) implements AnswerForm {
    private static final int MOST = 32;
    private static final List<String> DEPOSIT_BLOCK = List.of("deposit", "block");
    private static final Set<String> NUMBERS = Set.of("number", "size");
    private static final Set<String> HEX =
        Set.of("chain", "previous", "data", "hash", "blockHash", "root", "key", "signature");

    public Members {
      sources = Map.copyOf(sources);
    }

    static Members read(JsonObject members) {
      if (members.members().isEmpty() || members.members().size() > MOST) {
        throw new MalformedException("members: not 1 to " + MOST);
      }
      Map<Pointer, String> sources = new LinkedHashMap<>();
      Assembly trial = new Assembly();
      members
          .members()
          .forEach((target, source) -> {
            if (!(source instanceof JsonString text)
                || !(text.value().startsWith("=") || text.value().startsWith("/"))) {
              throw new MalformedException(
                  "members." + target + ": no source (expected: a pointer or =TEXT)");
            }
            if (text.value().startsWith("/")) {
              Pointer.parse(text.value());
            }
            Pointer place = Pointer.parse("/" + target.replace('.', '/'));
            trial.put(place, text);
            sources.put(place, text.value());
          });
      return new Members(sources);
    }

    @Override
    public byte[] canonical(byte[] body) {
      JsonObject answer = Json.parseObject(body);
      Assembly assembly = new Assembly();
      sources.forEach((target, source) ->
          assembly.put(
              target,
              spelled(
                  target,
                  source.startsWith("=")
                      ? new JsonString(source.substring(1))
                      : standing(Pointer.parse(source), answer))));
      return assembly.document().canonicalBytes();
    }

    /** Courts write numbers as text, digests in capitals and times as milliseconds since 1970. */
    private static JsonValue spelled(Pointer target, JsonValue value) {
      String name = target.steps().getLast();
      boolean number = NUMBERS.contains(name) || target.steps().equals(DEPOSIT_BLOCK);
      return switch (value) {
        case JsonString text when number && text.value().matches("[0-9]{1,15}") ->
            new JsonInteger(Long.parseLong(text.value()));
        case JsonString text when HEX.contains(name) ->
            new JsonString(text.value().toLowerCase(Locale.ROOT));
        case JsonInteger millis when name.equals("time") ->
            new JsonString(UtcMillis.format(Instant.ofEpochMilli(millis.value())));
        default -> value;
      };
    }
  }

  /** Reads {@code {"form", "at"?, "members"?}}. */
  static AnswerForm read(JsonFields fields) {
    String form = fields.string("form");
    AnswerForm read =
        switch (form) {
          case "body" -> new Body();
          case "object" -> new Member(Pointer.parse(fields.string("at")));
          case "text", "base64" ->
              new Text(Pointer.parse(fields.string("at")), form.equals("base64"));
          case "members" -> Members.read(fields.object("members"));
          default ->
              throw fields.fault(
                  "form", form + " (expected: body, object, text, base64 or members)");
        };
    fields.end();
    return read;
  }

  private static JsonValue standing(Pointer place, JsonObject answer) {
    return place
        .in(answer)
        .orElseThrow(() ->
            new MalformedException("answer" + place.steps() + ": missing (expected: present)"));
  }
}
