package cn.laborproof.risk.intake;

import cn.laborproof.risk.VersionedProperties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For which employers the registers of contracts and of insurance were delivered: without that, a
 * line that is not there says nothing. An employer is known where a line of its own is, or where
 * enough of the employers of its division have one ({@code register-coverage.properties}, ADR 75).
 */
public final class Coverage implements Serializable {

  private static final long serialVersionUID = 1;

  /** Nothing was delivered for anybody. */
  public static final Coverage NOTHING = new Coverage(new HashMap<>(), new HashMap<>());

  private static final Known NOT_DELIVERED = new Known(false, null);
  private static final int DISTRICT = 6;
  private static final Bounds BOUNDS = Bounds.shipped();

  /**
   * A division for which a register was not delivered.
   *
   * @param area the first digits of the code; empty for all facts together
   * @param employers with employees of their own
   * @param withLines how many of these the register knows
   */
  public record Gap(FactKind kind, String area, long employers, long withLines)
      implements Serializable {}

  /** What is known in a division. */
  private record Known(boolean contracts, @Nullable MonthSpan insured) implements Serializable {}

  private record Bounds(int percent, int employers) {
    static Bounds shipped() {
      Map<String, String> newest =
          VersionedProperties.grouped(
                  VersionedProperties.shipped(Coverage.class, "register-coverage.properties"),
                  Set.of(),
                  "register-coverage.vN.KEY")
              .lastEntry()
              .getValue();
      return new Bounds(number(newest, "share-percent"), number(newest, "least-employers"));
    }

    private static int number(Map<String, String> values, String name) {
      String value = values.get(name);
      if (value == null) {
        throw new IllegalStateException("register-coverage lacks " + name);
      }
      return Integer.parseInt(value);
    }
  }

  // By division: the one that decides may be around it.
  private final HashMap<String, Known> areas;
  private final HashMap<String, Known> own;
  private final ArrayList<Gap> gaps = new ArrayList<>();

  private Coverage(HashMap<String, Known> areas, HashMap<String, Known> own) {
    this.areas = areas;
    this.own = own;
  }

  /**
   * What follows from sums and employers' own lines.
   *
   * @param lines of each employer that may be asked about; who is known by the division alone takes
   *     no memory
   */
  public static Coverage of(RegisterSums sums, Map<String, RegisterLine> lines) {
    Coverage coverage = new Coverage(new HashMap<>(), new HashMap<>());
    TreeMap<String, RegisterSums.Area> deciding = new TreeMap<>();
    Set<String> names = sums.names();
    for (String name : names) {
      RegisterSums.names(name).stream()
          .filter(around -> around.isEmpty() || large(sums, around))
          .findFirst()
          .ifPresent(decides ->
              sums.area(decides)
                  .ifPresent(area -> {
                    // Employers have their seats in districts; what is around them is asked for
                    // these.
                    if (name.length() == DISTRICT || names.size() == 1) {
                      deciding.put(decides, area);
                    }
                    coverage.areas.put(name, known(area));
                  }));
    }
    deciding.forEach(coverage::gap);
    lines.forEach((company, line) -> {
      boolean told = line.regions().stream().map(coverage::area).allMatch(k -> says(k, line));
      if (!told || !says(coverage.area(""), line)) {
        coverage.own.put(company, new Known(line.contracts(), line.insured().orElse(null)));
      }
    });
    return coverage;
  }

  private static boolean large(RegisterSums sums, String area) {
    return sums.area(area).filter(a -> a.employers() >= BOUNDS.employers()).isPresent();
  }

  /** Of so few employers in all that no share says anything, one line is taken for the register. */
  private static Known known(RegisterSums.Area area) {
    int percent = area.employers() < BOUNDS.employers() ? 0 : BOUNDS.percent();
    boolean contracts =
        area.contracts() > 0 && area.contracts() * 100 >= percent * area.employers();
    return new Known(contracts, area.months(percent).orElse(null));
  }

  /** Whether a division tells all that an employer's own lines would. */
  private static boolean says(Known known, RegisterLine line) {
    MonthSpan months = known.insured();
    return (known.contracts() || !line.contracts())
        && line.insured().map(own -> months != null && months.holds(own)).orElse(true);
  }

  private void gap(String name, RegisterSums.Area area) {
    Known known = known(area);
    if (!known.contracts() && area.employers() > 0) {
      gaps.add(new Gap(FactKind.CONTRACTS, name, area.employers(), area.contracts()));
    }
    if (known.insured() == null && area.employers() > 0) {
      gaps.add(new Gap(FactKind.INSURANCE, name, area.employers(), area.insured()));
    }
  }

  /** What is known of a division; of one nobody was counted in, what is known around it. */
  private Known area(String region) {
    Known here = areas.get(region);
    if (here != null) {
      return here;
    }
    return RegisterSums.names(region).stream()
        .map(areas::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(NOT_DELIVERED);
  }

  /**
   * Whether it says anything that there is no contract.
   *
   * @param region division of the employer's seat; empty when not known
   */
  public boolean ofContracts(String company, String region) {
    Known lines = own.get(company);
    return (lines != null && lines.contracts()) || area(region).contracts();
  }

  /**
   * The months in which it says anything that there is no line of insurance.
   *
   * @param region see {@link #ofContracts}
   */
  public Optional<MonthSpan> ofInsurance(String company, String region) {
    Known lines = own.get(company);
    MonthSpan mine = lines == null ? null : lines.insured();
    MonthSpan all = area(region).insured();
    if (mine == null || all == null) {
      return Optional.ofNullable(mine == null ? all : mine);
    }
    return Optional.of(mine.around(all));
  }

  /** Whether it says anything of the employer that there is no line of a kind. */
  public boolean of(FactKind kind, String company, String region) {
    return switch (kind) {
      case CONTRACTS -> ofContracts(company, region);
      case INSURANCE -> ofInsurance(company, region).isPresent();
      default -> true;
    };
  }

  /** Divisions whose employers are not asked why they have no line, in their order. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Divisions known to one of the two and not alike to the other. */
  public Set<String> changed(Coverage before) {
    Set<String> changed = new TreeSet<>();
    Set<String> all = new TreeSet<>(areas.keySet());
    all.addAll(before.areas.keySet());
    all.add("");
    for (String region : all) {
      if (!area(region).equals(before.area(region))) {
        changed.add(region);
      }
    }
    return changed;
  }
}
