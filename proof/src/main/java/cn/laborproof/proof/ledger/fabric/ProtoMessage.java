package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message of the protocol buffers wire format, its fields in order. Stricter than the format
 * asks for, so that nobody can read the same bytes in two ways: a field that is no list stands at
 * most once (others take the last, or merge), numbers have their shortest form, text is UTF-8, and
 * groups are refused. Fields nobody asks for are left alone: later versions of Fabric may add some.
 *
 * <p>Knows one level. A caller goes down by asking for a field as a message, so depth is bounded by
 * the code that reads, not by the input.
 */
final class ProtoMessage {
  /** More than any block of ours has transactions; bounds memory against input of empty fields. */
  private static final int MAX_FIELDS = 20_000;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** A field's number has 29 bits, a tag three more. */
  private static final long MAX_TAG = 0xFFFF_FFFFL;

  private static final int MAX_VARINT_BYTES = 10;

  private final String name;
  private final List<Field> fields = new ArrayList<>();

  private record Field(int number, int type, long value, Bytes content) {}

  private ProtoMessage(String name) {
    this.name = name;
  }

  /**
   * Reads one level.
   *
   * @param name for messages about what is wrong
   * @throws MalformedException if the bytes are no message
   */
  static ProtoMessage parse(String name, Bytes bytes) {
    ProtoMessage message = new ProtoMessage(name);
    message.scan(bytes);
    return message;
  }

  private void scan(Bytes bytes) {
    int at = 0;
    while (at < bytes.size()) {
      if (fields.size() == MAX_FIELDS) {
        throw fault("more than " + MAX_FIELDS + " fields");
      }
      long tag = varint(bytes, at);
      at += lengthOf(tag);
      if (Long.compareUnsigned(tag, MAX_TAG) > 0 || tag >>> 3 == 0) {
        throw fault("field number out of bounds");
      }
      int number = (int) (tag >>> 3);
      int type = (int) (tag & 7);
      at = scanValue(bytes, at, number, type);
    }
  }

  private int scanValue(Bytes bytes, int at, int number, int type) {
    switch (type) {
      case VARINT -> {
        long value = varint(bytes, at);
        fields.add(new Field(number, type, value, Bytes.NONE));
        return at + lengthOf(value);
      }
      case LENGTH_DELIMITED -> {
        long length = varint(bytes, at);
        return addContent(bytes, at + lengthOf(length), length, number, type);
      }
      case FIXED64 -> {
        return addContent(bytes, at, Long.BYTES, number, type);
      }
      case FIXED32 -> {
        return addContent(bytes, at, Integer.BYTES, number, type);
      }
      default -> throw fault("wire type " + type + " (expected: 0, 1, 2 or 5)");
    }
  }

  private int addContent(Bytes bytes, int at, long length, int number, int type) {
    if (length < 0 || length > bytes.size() - at) {
      throw fault("field " + number + " goes beyond the end");
    }
    int end = at + (int) length;
    fields.add(new Field(number, type, 0, bytes.slice(at, end)));
    return end;
  }

  private long varint(Bytes bytes, int at) {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      if (at + i >= bytes.size()) {
        throw fault("ends within a number");
      }
      byte next = bytes.at(at + i);
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        if (lengthOf(value) != i + 1 || (i == MAX_VARINT_BYTES - 1 && next > 1)) {
          throw fault("a number that is not in its shortest form");
        }
        return value;
      }
    }
    throw fault("a number of more than 64 bits");
  }

  /** Bytes of the shortest form. */
  private static int lengthOf(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
    return Math.max(1, (bits + 6) / 7);
  }

  /** Whether the field is there. */
  boolean has(int number) {
    return single(number, LENGTH_DELIMITED).isPresent();
  }

  /** A bytes field; none if absent, which the format does not tell from empty. */
  Bytes bytes(int number) {
    return single(number, LENGTH_DELIMITED).map(Field::content).orElse(Bytes.NONE);
  }

  /** A bytes field that must not be empty. */
  Bytes required(int number) {
    Bytes content = bytes(number);
    if (content.isEmpty()) {
      throw fault("field " + number + " is missing");
    }
    return content;
  }

  /** A string field, empty if absent. */
  String text(int number) {
    return bytes(number).utf8();
  }

  /** A message field, empty if absent. */
  ProtoMessage message(int number) {
    return parse(name + "." + number, bytes(number));
  }

  /** A repeated bytes field, in order. */
  List<Bytes> list(int number) {
    List<Bytes> items = new ArrayList<>();
    for (Field field : fields) {
      if (field.number() == number) {
        items.add(requireType(field, LENGTH_DELIMITED).content());
      }
    }
    return items;
  }

  /** A repeated message field, in order. */
  List<ProtoMessage> messages(int number) {
    return list(number).stream().map(item -> parse(name + "." + number, item)).toList();
  }

  /** A map from strings to messages; no key twice. */
  Map<String, ProtoMessage> map(int number) {
    Map<String, ProtoMessage> map = new LinkedHashMap<>();
    for (ProtoMessage entry : messages(number)) {
      if (map.put(entry.text(1), entry.message(2)) != null) {
        throw fault("field " + number + " has the key " + entry.text(1) + " twice");
      }
    }
    return map;
  }

  /**
   * An unsigned number of at most 53 bits, zero if absent. Block numbers, indexes and ids never
   * come near that bound, and JSON can hold what fits.
   */
  long number(int number) {
    long value = signed(number);
    if (value < 0 || value > (1L << 53) - 1) {
      throw fault("field " + number + " is out of bounds");
    }
    return value;
  }

  /** A signed number of 64 bits, zero if absent. */
  long signed(int number) {
    return single(number, VARINT).map(Field::value).orElse(0L);
  }

  private Optional<Field> single(int number, int type) {
    Optional<Field> found = Optional.empty();
    for (Field field : fields) {
      if (field.number() == number) {
        if (found.isPresent()) {
          throw fault("field " + number + " stands twice");
        }
        found = Optional.of(requireType(field, type));
      }
    }
    return found;
  }

  private Field requireType(Field field, int type) {
    if (field.type() != type) {
      throw fault("field " + field.number() + " has wire type " + field.type());
    }
    return field;
  }

  /** Numbers of the fields in the order they stand. */
  List<Integer> order() {
    return fields.stream().map(Field::number).toList();
  }

  MalformedException fault(String what) {
    return new MalformedException("fabric." + name + ": " + what);
  }
}
