package cn.laborproof.proof.verdict;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sentence by key, put into words by {@link Messages}.
 *
 * @param key key in the message files, such as {@code verdict.registered-passed}
 * @param facts values it speaks of
 */
public record Sentence(String key, SortedMap<String, String> facts) {
  public Sentence {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** A sentence with facts. */
  public static Sentence of(String key, Map<String, String> facts) {
    return new Sentence(key, new TreeMap<>(facts));
  }

  /** A sentence that speaks of nothing in particular. */
  public static Sentence of(String key) {
    return of(key, Map.of());
  }
}
