package cn.laborproof.risk.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many employers of each division registers know of. An employer with employees of its own
 * counts once in each division it had its seat in, in the city and the province around it, and in
 * the whole. Sums alone: an employer can be taken out and put in anew, in any order.
 */
public final class RegisterSums {

  /** What is counted. */
  public enum Measure {
    /** Employers that ever had employees. */
    EMPLOYERS,
    /** Those of them with a contract. */
    CONTRACTS,
    /** By how many more employers have employees from a month on. */
    EMPLOYED,
    /** By how many more of these have lines of insurance from a month on. */
    INSURED
  }

  /**
   * One sum.
   *
   * @param area the first six, four or two digits of the code, or none
   * @param month 0 for what has no month
   */
  public record Sum(String area, Measure measure, int month, long amount) {}

  private static final List<Integer> DIGITS = List.of(6, 4, 2, 0);

  private final Map<String, Area> areas = new HashMap<>();
  private final Map<String, List<Area>> around = new HashMap<>();

  /** The sums of one division. */
  static final class Area {

    private long employers;
    private long contracts;
    private final TreeMap<Integer, Long> employed = new TreeMap<>();
    private final TreeMap<Integer, Long> insured = new TreeMap<>();

    private void add(RegisterLine line, MonthSpan work, int times) {
      employers += times;
      contracts += line.contracts() ? times : 0;
      change(employed, work, times);
      line.insured().flatMap(work::within).ifPresent(months -> change(insured, months, times));
    }

    private static void change(TreeMap<Integer, Long> changes, MonthSpan months, int times) {
      changes.merge(months.first(), (long) times, Long::sum);
      if (months.last() < MonthSpan.OPEN) {
        changes.merge(months.last() + 1, (long) -times, Long::sum);
      }
    }

    private void put(Sum sum) {
      switch (sum.measure()) {
        case EMPLOYERS -> employers += sum.amount();
        case CONTRACTS -> contracts += sum.amount();
        case EMPLOYED -> employed.merge(sum.month(), sum.amount(), Long::sum);
        case INSURED -> insured.merge(sum.month(), sum.amount(), Long::sum);
      }
    }

    private void list(String area, List<Sum> into) {
      into.add(new Sum(area, Measure.EMPLOYERS, 0, employers));
      into.add(new Sum(area, Measure.CONTRACTS, 0, contracts));
      employed.forEach((month, n) -> into.add(new Sum(area, Measure.EMPLOYED, month, n)));
      insured.forEach((month, n) -> into.add(new Sum(area, Measure.INSURED, month, n)));
    }

    long employers() {
      return employers;
    }

    long contracts() {
      return contracts;
    }

    /** How many of its employers have lines of insurance in the month in which most have. */
    long insured() {
      long known = 0;
      long most = 0;
      for (long change : insured.values()) {
        known += change;
        most = Math.max(most, known);
      }
      return most;
    }

    /** From the first to the last month in which enough of its employers have lines. */
    Optional<MonthSpan> months(int percent) {
      Set<Integer> changes = new TreeSet<>(employed.keySet());
      changes.addAll(insured.keySet());
      long working = 0;
      long known = 0;
      int first = MonthSpan.OPEN;
      int last = 0;
      boolean enough = false;
      for (int month : changes) {
        if (enough) {
          last = month - 1;
        }
        working += employed.getOrDefault(month, 0L);
        known += insured.getOrDefault(month, 0L);
        enough = known > 0 && known * 100 >= percent * working;
        if (enough) {
          first = Math.min(first, month);
          last = month;
        }
      }
      return last > 0 ? Optional.of(new MonthSpan(first, last)) : Optional.empty();
    }
  }

  /**
   * Counts one employer.
   *
   * @param times 1, or -1 to take it out again
   */
  public void add(RegisterLine line, int times) {
    line.employed().ifPresent(work -> areas(line.regions()).forEach(a -> a.add(line, work, times)));
  }

  /** Adds to a sum. */
  public void put(Sum sum) {
    areas.computeIfAbsent(sum.area(), _ -> new Area()).put(sum);
  }

  private Collection<Area> areas(Set<String> regions) {
    if (regions.size() < 2) {
      return regions.isEmpty() ? areas("") : areas(regions.iterator().next());
    }
    Set<Area> all = new LinkedHashSet<>();
    regions.forEach(region -> all.addAll(areas(region)));
    return all;
  }

  private List<Area> areas(String region) {
    return around.computeIfAbsent(
        region,
        r -> names(r).stream().map(a -> areas.computeIfAbsent(a, _ -> new Area())).toList());
  }

  /** The divisions around one, itself first; the whole is the empty text. */
  public static List<String> names(String region) {
    return DIGITS.stream()
        .filter(n -> region.length() >= n)
        .map(n -> region.substring(0, n))
        .distinct()
        .toList();
  }

  /** Every sum that is not nought, in the order of areas. */
  public List<Sum> all() {
    List<Sum> all = new ArrayList<>();
    new TreeMap<>(areas).forEach((name, area) -> area.list(name, all));
    all.removeIf(sum -> sum.amount() == 0);
    return List.copyOf(all);
  }

  /** The divisions anybody was counted in, in their order. */
  Set<String> names() {
    return new TreeSet<>(areas.keySet());
  }

  Optional<Area> area(String name) {
    return Optional.ofNullable(areas.get(name));
  }
}
