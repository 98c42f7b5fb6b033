package cn.laborproof.document.examine.facts;

import java.util.Optional;

/** Something that was read from the document, or why it could not be. */
public sealed interface Reading<T> {
  /** It is there. */
  record Found<T>(T value) implements Reading<T> {}

  /** There is none. */
  record Missing<T>() implements Reading<T> {}

  /** There is something, but it cannot be read; the reason is technical and in English. */
  record Unreadable<T>(String why) implements Reading<T> {}

  /** What was read. */
  default Optional<T> found() {
    return this instanceof Found<T> it ? Optional.of(it.value()) : Optional.empty();
  }
}
