package cn.laborproof.document.examine.pdf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of ISO 32000-1 §7.3 as it stands in the file. Immutable; equality is equality of meaning,
 * so that an object written twice with other spacing counts as unchanged. Streams compare by
 * dictionary and position only; compare their data through {@link PdfFile#same}.
 */
public sealed interface PdfValue {

  /** The null object. */
  enum Null implements PdfValue {
    /** Its only value. */
    NULL
  }

  /** A boolean. */
  record Bool(boolean value) implements PdfValue {}

  /**
   * A number.
   *
   * @param value its value
   * @param integer whether it was written without a point
   */
  record Number(double value, boolean integer) implements PdfValue {
    @Override
    public boolean equals(Object other) {
      return other instanceof Number that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** A name without its slash, escapes resolved, one char per byte. */
  record Name(String value) implements PdfValue {}

  /**
   * A string.
   *
   * @param bytes its bytes, one char per byte (ISO 8859-1)
   * @param hexadecimal whether it was written in hexadecimal form
   * @param start offset of its opening delimiter in the file; -1 inside an object stream
   * @param end offset after its closing delimiter; -1 inside an object stream
   */
  record Text(String bytes, boolean hexadecimal, int start, int end) implements PdfValue {
    @Override
    public boolean equals(Object other) {
      return other instanceof Text that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
      return bytes.hashCode();
    }
  }

  /** An array. */
  record Array(List<PdfValue> items) implements PdfValue {
    /** Copies its items. */
    public Array {
      items = List.copyOf(items);
    }
  }

  /** A dictionary; keys as in {@link Name}, in file order. */
  record Dictionary(Map<String, PdfValue> entries) implements PdfValue {
    /** Copies its entries. */
    public Dictionary {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The entry's value as written: a reference is not followed. */
    public Optional<PdfValue> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** Whether there is an entry of this key. */
    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** Whether the entry is this very name. */
    public boolean isName(String key, String name) {
      return entries.get(key) instanceof Name n && n.value().equals(name);
    }
  }

  /**
   * A stream.
   *
   * @param dictionary its dictionary
   * @param start offset of the first byte of its encoded data in the file
   * @param length number of bytes of its encoded data
   */
  record Stream(Dictionary dictionary, int start, int length) implements PdfValue {}

  /** A reference to an indirect object. */
  record Reference(int number, int generation) implements PdfValue {}
}
