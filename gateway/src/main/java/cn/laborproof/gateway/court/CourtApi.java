package cn.laborproof.gateway.court;

import cn.laborproof.gateway.court.RequestSource.Operation;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How one court's interface spells what {@link cn.laborproof.gateway.CourtChain} asks: paths, which
 * members of the request carry what, where in the answer it stands. Read from a mapping file, whose
 * format is in {@code docs/operations.md}; never from the court.
 */
public final class CourtApi {

  /** No mapping file is longer. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final String FORMAT = "laborproof/court-api/v1";
  private static final String NUMBER = "{evidenceNumber}";
  private static final int MOST_MEMBERS = 32;

  /** One request. An empty body means that none is sent. */
  record Request(String method, String path, Optional<byte[]> body) {}

  /** What the members of an answer of status 200 or 201 say. */
  enum Outcome {
    GIVEN,
    DEFERRED,
    REFUSED,
    UNKNOWN
  }

  private final Optional<Call> register;
  private final Call deposit;
  private final Call receipt;
  private final Call head;

  private CourtApi(Optional<Call> register, Call deposit, Call receipt, Call head) {
    this.register = register;
    this.deposit = deposit;
    this.receipt = receipt;
    this.head = head;
  }

  /** The interface of {@code docs/evidence-format-ledger.md} §5.5, which the demo court speaks. */
  public static CourtApi own() {
    try (InputStream file =
        Objects.requireNonNull(CourtApi.class.getResourceAsStream("court-api.json"))) {
      return parse(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a mapping file.
   *
   * @throws IOException if it cannot be read
   * @throws MalformedException if it is no mapping; the message names the member
   */
  public static CourtApi read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MAX_BYTES + 1));
    }
  }

  /** As {@link #read}, from the bytes of the file. */
  public static CourtApi parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException("mapping: too long (expected: at most " + MAX_BYTES + " bytes)");
    }
    JsonFields fields = Json.parseObject(bytes).fields("mapping");
    if (!fields.string("format").equals(FORMAT)) {
      throw fields.fault("format", "another (expected: " + FORMAT + ")");
    }
    Optional<Call> register =
        fields.optionalObject("register").map(any -> Call.read(fields, Operation.REGISTER));
    CourtApi api =
        new CourtApi(
            register,
            Call.read(fields, Operation.DEPOSIT),
            Call.read(fields, Operation.RECEIPT),
            Call.read(fields, Operation.HEAD));
    fields.end();
    return api;
  }

  /** Empty where a court makes depositors known by other ways than its interface. */
  Optional<Call> register() {
    return register;
  }

  Call deposit() {
    return deposit;
  }

  Call receipt() {
    return receipt;
  }

  Call head() {
    return head;
  }

  /** One operation of the interface. */
  record Call(
      String method,
      String path,
      Map<Pointer, RequestSource> members,
      Optional<Status> status,
      Pointer code,
      Optional<Pointer> retryAfter,
      AnswerForm value) {

    Call {
      members = Map.copyOf(members);
    }

    Request request(Map<String, JsonValue> words) {
      String number =
          words.get("evidenceNumber") instanceof JsonString text ? text.value() : NUMBER;
      String target = path.replace(NUMBER, number);
      if (members.isEmpty()) {
        return new Request(method, target, Optional.empty());
      }
      Assembly assembly = new Assembly();
      members.forEach((place, source) -> assembly.put(place, source.from(words)));
      return new Request(method, target, Optional.of(assembly.document().canonicalBytes()));
    }

    Outcome outcome(byte[] body) {
      return status.map(known -> known.of(body)).orElse(Outcome.GIVEN);
    }

    private static Call read(JsonFields mapping, Operation operation) {
      JsonFields fields = mapping.fields(operation.id());
      String method = fields.string("method");
      String path = fields.string("path");
      Map<Pointer, RequestSource> members = members(fields, operation);
      if (!method.equals(members.isEmpty() ? "GET" : "POST")) {
        throw fields.fault("method", method + " (expected: GET without request, POST with one)");
      }
      boolean hole = operation == Operation.RECEIPT;
      if (!path.replace(hole ? NUMBER : "\n", "1").matches("(/[A-Za-z0-9._~-]{1,60}){1,10}")) {
        throw fields.fault("path", path + " (expected: plain segments)");
      }
      if (hole && path.contains(NUMBER) != members.isEmpty()) {
        throw fields.fault("path", path + " (expected: " + NUMBER + " there or in the request)");
      }
      JsonFields answer = fields.fields("answer");
      Call call =
          new Call(
              method,
              path,
              members,
              answer.optionalObject("status").map(any -> Status.read(answer.fields("status"))),
              Pointer.parse(answer.optionalString("code").orElse("/code")),
              answer.optionalString("retryAfter").map(Pointer::parse),
              AnswerForm.read(answer.fields("value")));
      answer.end();
      fields.end();
      return call;
    }

    private static Map<Pointer, RequestSource> members(JsonFields fields, Operation operation) {
      JsonObject request =
          fields.optionalObject("request").orElseGet(() -> JsonObject.builder().build());
      if (request.members().size() > MOST_MEMBERS) {
        throw fields.fault("request", "too many members (expected: at most " + MOST_MEMBERS + ")");
      }
      Map<Pointer, RequestSource> members = new LinkedHashMap<>();
      Assembly trial = new Assembly();
      request
          .members()
          .forEach((place, source) -> {
            if (!(source instanceof JsonString name)) {
              throw fields.fault("request", place + " is no string (expected: a source)");
            }
            trial.put(Pointer.parse(place), name);
            members.put(Pointer.parse(place), RequestSource.parse(name.value(), operation));
          });
      return members;
    }
  }

  /**
   * A member that says what became of the request, for courts that answer 200 to everything. What
   * is in no list is unknown, which is never a no.
   */
  record Status(Pointer at, Set<String> given, Set<String> deferred, Set<String> refused) {

    private static final int MOST_WORDS = 32;

    private static Status read(JsonFields fields) {
      Status status =
          new Status(
              Pointer.parse(fields.string("at")),
              words(fields, "given"),
              words(fields, "deferred"),
              words(fields, "refused"));
      fields.end();
      if (status.given.isEmpty()) {
        throw fields.fault("given", "empty (expected: at least one word)");
      }
      return status;
    }

    private static Set<String> words(JsonFields fields, String name) {
      List<String> words = fields.strings(name);
      if (words.size() > MOST_WORDS) {
        throw fields.fault(name, "too many (expected: at most " + MOST_WORDS + ")");
      }
      return Set.copyOf(new LinkedHashSet<>(words));
    }

    private Outcome of(byte[] body) {
      Optional<String> said =
          at.in(Json.parseObject(body))
              .map(value ->
                  switch (value) {
                    case JsonString text -> text.value();
                    case JsonInteger number -> Long.toString(number.value());
                    default -> "";
                  });
      if (said.filter(given::contains).isPresent()) {
        return Outcome.GIVEN;
      }
      if (said.filter(deferred::contains).isPresent()) {
        return Outcome.DEFERRED;
      }
      return said.filter(refused::contains).isPresent() ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
  }
}
