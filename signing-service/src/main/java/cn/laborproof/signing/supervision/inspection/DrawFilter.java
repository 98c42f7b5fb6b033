package cn.laborproof.signing.supervision.inspection;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which employers of the office's hub are candidates.
 *
 * @param region leading digits of the employer's seat, or blank for all
 * @param scope a code of its line of business, or blank
 * @param scoreAtMost points of the score, so that who has none is left out; empty for all
 * @param scoreAtLeast likewise
 */
record DrawFilter(
    String region, String scope, Optional<Integer> scoreAtMost, Optional<Integer> scoreAtLeast) {

  /** As the terms of a draw have it: what does not narrow is left out. */
  SortedMap<String, String> terms() {
    SortedMap<String, String> terms = new TreeMap<>();
    if (!region.isEmpty()) {
      terms.put("region", region);
    }
    if (!scope.isEmpty()) {
      terms.put("scope", scope);
    }
    scoreAtMost.ifPresent(points -> terms.put("score-at-most", points.toString()));
    scoreAtLeast.ifPresent(points -> terms.put("score-at-least", points.toString()));
    return terms;
  }

  static DrawFilter of(Map<String, String> terms) {
    return new DrawFilter(
        terms.getOrDefault("region", ""),
        terms.getOrDefault("scope", ""),
        Optional.ofNullable(terms.get("score-at-most")).map(Integer::valueOf),
        Optional.ofNullable(terms.get("score-at-least")).map(Integer::valueOf));
  }
}
