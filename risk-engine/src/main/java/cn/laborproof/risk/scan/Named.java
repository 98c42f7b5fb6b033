package cn.laborproof.risk.scan;

import cn.laborproof.risk.intake.FactRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lines by the company they name. Whom they speak against is decided at the end of the scan: only
 * then is it known for whom a principal is itself a contractor.
 */
final class Named {

  /**
   * Whom a line names.
   *
   * @param first the company; of a wage line, from whose account it came; empty: not said
   * @param second of a wage line, who ordered it; empty: not said
   */
  record Whom(String first, String second) implements Comparable<Whom> {
    @Override
    public int compareTo(Whom other) {
      int byFirst = first.compareTo(other.first);
      return byFirst == 0 ? second.compareTo(other.second) : byFirst;
    }
  }

  private final Map<Whom, Share> lines = new TreeMap<>();
  private long silent;

  /** A line whose cell is empty names nobody, and is counted apart. */
  void add(FactRow row, Optional<String> who) {
    if (who.isPresent()) {
      add(row, who, Optional.empty());
    } else {
      silent++;
    }
  }

  void add(FactRow row, Optional<String> first, Optional<String> second) {
    lines
        .computeIfAbsent(new Whom(first.orElse(""), second.orElse("")), _ -> new Share())
        .add(row, true);
  }

  void addAll(Named others) {
    others.lines.forEach(
        (whom, share) -> lines.computeIfAbsent(whom, _ -> new Share()).addAll(share, true));
    silent += others.silent;
  }

  /** Whether any line names somebody. */
  boolean isKnown() {
    return lines.keySet().stream().anyMatch(w -> !w.first().isEmpty() || !w.second().isEmpty());
  }

  /** Whether any line names this company. */
  boolean names(String company) {
    return lines.keySet().stream()
        .anyMatch(w -> w.first().equals(company) || w.second().equals(company));
  }

  /** How many lines name one of these, in either place. */
  long linesNaming(Set<String> companies) {
    return lines.entrySet().stream()
        .filter(line ->
            companies.contains(line.getKey().first()) || companies.contains(line.getKey().second()))
        .mapToLong(line -> line.getValue().known())
        .sum();
  }

  /**
   * @param hit whether a line that names this speaks for dispatch; empty: it says nothing
   */
  Share share(Function<Whom, Optional<Boolean>> hit) {
    Share share = new Share();
    lines.forEach((whom, named) -> hit.apply(whom).ifPresent(is -> share.addAll(named, is)));
    return share;
  }

  /**
   * How many lines name one of these. Who never writes down its own company may leave the cell
   * empty for it, so that the lines that name somebody are a selection: then the empty ones count
   * as not naming them.
   *
   * @param writer the company whose lines these are
   */
  Share naming(Set<String> companies, String writer) {
    Share share = share(whom -> Optional.of(companies.contains(whom.first())));
    if (share.hits() > 0 && !lines.containsKey(new Whom(writer, ""))) {
      share.addSilent(silent);
    }
    return share;
  }
}
