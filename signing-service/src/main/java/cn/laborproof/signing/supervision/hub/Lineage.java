package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.finding.Fact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from a fact of a finding back to the lines it stands on. Inside a scan a source is {@code
 * FILE:ROWS}; kept and shown it is {@code facts/BATCH:LINES}, several joined by {@code ;}, lines as
 * {@code 2-5,9}.
 */
public final class Lineage {

  private static final Pattern PART =
      Pattern.compile("facts/([0-9a-f-]{36}):([0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*)");

  /**
   * So many ranges of lines are named, those of the earliest deliveries and the least lines first:
   * the same ones whatever order the rows came in. What more there is counts in the number.
   */
  private static final int MOST_RANGES = 500;

  private Lineage() {}

  /**
   * Lines of one delivery.
   *
   * @param lines ranges such as {@code 2-5,9}
   */
  public record Part(UUID batch, String lines) {
    /** The first of them. */
    public long first() {
      return Long.parseLong(lines.split("[-,]")[0]);
    }
  }

  /** Reads a kept source; empty for a source of another form. */
  public static Optional<List<Part>> read(String source) {
    if (!source.startsWith("facts/")) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(source.split(";")).stream()
            .map(PART::matcher)
            .filter(Matcher::matches)
            .map(part -> new Part(UUID.fromString(part.group(1)), part.group(2)))
            .toList());
  }

  /** Where the rows that sources name came from. */
  @FunctionalInterface
  interface Rows {
    /**
     * @param file of the facts the row is in
     */
    Optional<FactsOfHub.Place> place(String file, long row);
  }

  static List<Fact> of(List<Fact> facts, Map<Long, FactsOfHub.Place> places) {
    return of(facts, (_, row) -> Optional.ofNullable(places.get(row)));
  }

  static List<Fact> of(List<Fact> facts, Rows places) {
    return facts.stream()
        .map(fact -> new Fact(fact.name(), fact.value(), fact.unit(), of(fact.source(), places)))
        .toList();
  }

  private static String of(String rows, Rows places) {
    TreeMap<UUID, TreeSet<Long>> lines = new TreeMap<>();
    for (String part : rows.split(";")) {
      int colon = part.indexOf(':');
      String file = part.substring(0, Math.max(colon, 0));
      for (String range : part.substring(colon + 1).split(",")) {
        int dash = range.indexOf('-');
        long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
        long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
        for (long row = first; row <= last; row++) {
          places
              .place(file, row)
              .ifPresent(place ->
                  lines.computeIfAbsent(place.batch(), _ -> new TreeSet<>()).add(place.line()));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    int named = 0;
    for (Map.Entry<UUID, TreeSet<Long>> delivery : lines.entrySet()) {
      List<String> ranges = ranges(delivery.getValue(), MOST_RANGES - named);
      if (!ranges.isEmpty()) {
        text.append(text.isEmpty() ? "" : ";")
            .append("facts/")
            .append(delivery.getKey())
            .append(':')
            .append(String.join(",", ranges));
        named += ranges.size();
      }
    }
    return text.toString();
  }

  private static List<String> ranges(TreeSet<Long> numbers, int most) {
    List<String> ranges = new ArrayList<>();
    Iterator<Long> rest = numbers.iterator();
    @Nullable Long next = rest.next();
    while (next != null && ranges.size() < most) {
      long from = next;
      long to = next;
      next = rest.hasNext() ? rest.next() : null;
      while (next != null && next == to + 1) {
        to = next;
        next = rest.hasNext() ? rest.next() : null;
      }
      ranges.add(to > from ? from + "-" + to : Long.toString(from));
    }
    return ranges;
  }
}
