package cn.laborproof.signing.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Compares the records that handlers take and give with the schemas that describe them. */
final class HandlerShape {
  private final ApiDocument document;
  private final boolean answers;
  private final Set<Type> seen = new HashSet<>();
  private final List<String> differences = new ArrayList<>();

  private HandlerShape(ApiDocument document, boolean answers) {
    this.document = document;
    this.answers = answers;
  }

  /**
   * Where a type and its schema differ.
   *
   * @param answer whether a member that may be absent is told from one that is always there; what
   *     of a request is missing, the handler says itself
   */
  static List<String> differences(
      ApiDocument document, Type type, JsonNode schema, boolean answer, String where) {
    var shape = new HandlerShape(document, answer);
    shape.compare(type, schema, where);
    return shape.differences;
  }

  /** Whether it goes over the wire as JSON. */
  static boolean isJson(Type type) {
    Type body = body(type);
    return body instanceof ParameterizedType || body instanceof Class<?> c && c.isRecord();
  }

  private static Type body(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == ResponseEntity.class
        ? p.getActualTypeArguments()[0]
        : type;
  }

  private void compare(Type declared, JsonNode unresolved, String where) {
    Type type = body(declared);
    JsonNode schema = document.resolved(unresolved);
    String said = schema.path("type").asString("");
    switch (type) {
      case ParameterizedType list when isKind(list, Collection.class) -> {
        expect("array", said, where);
        compare(list.getActualTypeArguments()[0], schema.path("items"), where + "[]");
      }
      case ParameterizedType map when isKind(map, Map.class) -> {
        expect("object", said, where);
        expect(true, schema.has("additionalProperties"), where);
      }
      case Class<?> record when record.isRecord() -> {
        expect("object", said, where);
        if (seen.add(record)) {
          compareMembers(record, schema, where);
        }
      }
      case Class<?> number when number == int.class || number == long.class ->
          expect("integer", said, where);
      case Class<?> number when number == double.class -> expect("number", said, where);
      case Class<?> truth when truth == boolean.class || truth == Boolean.class ->
          expect("boolean", said, where);
      case Class<?> boxed when Number.class.isAssignableFrom(boxed) ->
          expect(true, said.equals("integer") || said.equals("number"), where);
      default -> expect("string", said, where);
    }
  }

  private void compareMembers(Class<?> record, JsonNode schema, String where) {
    RecordComponent[] components = record.getRecordComponents();
    Set<String> names =
        Stream.of(components)
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    expect(names, new TreeSet<>(schema.path("properties").propertyNames()), where);
    if (answers) {
      Set<String> always =
          Stream.of(components)
              .filter(component -> !mayBeAbsent(component.getAnnotatedType()))
              .map(RecordComponent::getName)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> required =
          schema
              .path("required")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.toCollection(TreeSet::new));
      expect(always, required, where + " always there");
    }
    for (RecordComponent component : components) {
      JsonNode member = schema.path("properties").path(component.getName());
      if (!member.isMissingNode()) {
        compare(component.getGenericType(), member, where + "." + component.getName());
      }
    }
  }

  private static boolean mayBeAbsent(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static boolean isKind(ParameterizedType type, Class<?> kind) {
    return kind.isAssignableFrom((Class<?>) type.getRawType());
  }

  private void expect(Object is, Object said, String where) {
    if (!is.equals(said)) {
      differences.add(where + ": is " + is + ", described as " + said);
    }
  }
}
