package cn.laborproof.risk.warning;

import cn.laborproof.risk.VersionedProperties;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The versioned schemes of graded warnings. */
public final class WarningBook {

  private static final String SHIPPED = "warning-schemes.properties";

  private final String version;
  private final String otherwise;
  private final List<Scheme> schemes;

  private WarningBook(String version, String otherwise, List<Scheme> schemes) {
    this.version = version;
    this.otherwise = otherwise;
    this.schemes = List.copyOf(schemes);
  }

  /** The schemes shipped with this version. */
  public static WarningBook shipped() {
    return of(VersionedProperties.shipped(WarningBook.class, SHIPPED));
  }

  /**
   * Reads {@code SCHEME.vN.KEY} and {@code SCHEME.vN.levelN.KEY} lines, {@code book.version} and
   * {@code book.default}.
   *
   * @throws IllegalArgumentException when a line is of another shape or one is missing
   */
  public static WarningBook of(Properties properties) {
    return new WarningBook(
        properties.getProperty("book.version", "unversioned"),
        properties.getProperty("book.default", ""),
        VersionedProperties.grouped(
                properties, Set.of("book.version", "book.default"), "SCHEME.vN.KEY")
            .entrySet()
            .stream()
            .map(each -> scheme(new Entries(each.getKey(), each.getValue())))
            .toList());
  }

  /** The version of the whole book. */
  public String version() {
    return version;
  }

  public List<Scheme> schemes() {
    return schemes;
  }

  /**
   * The scheme in force on that day: the most specific region wins, then the highest version; a
   * region without a scheme of its own has the book's default.
   */
  public Optional<Scheme> inForce(String region, LocalDate day) {
    return newest(schemes.stream().filter(scheme -> region.startsWith(scheme.region())), day)
        .or(() -> newest(schemes.stream().filter(scheme -> scheme.id().equals(otherwise)), day));
  }

  private static Optional<Scheme> newest(Stream<Scheme> candidates, LocalDate day) {
    return candidates
        .filter(scheme -> scheme.isInForce(day))
        .max(
            Comparator.<Scheme>comparingInt(scheme -> scheme.region().length())
                .thenComparingInt(Scheme::version));
  }

  /** A scheme by {@link Scheme#key}: a warning keeps the version it was raised by. */
  public Optional<Scheme> find(String key) {
    return schemes.stream().filter(scheme -> scheme.key().equals(key)).findFirst();
  }

  /**
   * The lines of a scheme or of a level.
   *
   * @param prefix how their keys begin, for messages
   */
  private record Entries(String prefix, Map<String, String> values) {
    String need(String key) {
      return find(key).orElseThrow(() -> new IllegalArgumentException(prefix + " lacks " + key));
    }

    Optional<String> find(String key) {
      return Optional.ofNullable(values.get(key));
    }

    Bilingual words(String key) {
      return new Bilingual(need(key), need(key + ".en"));
    }

    Entries below(String part) {
      String start = part + ".";
      return new Entries(
          prefix + "." + part,
          values.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(start))
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().substring(start.length()), Map.Entry::getValue)));
    }

    /** Numbers N of the keys that begin with {@code nameN.}. */
    Set<Integer> numbered(String name) {
      return values.keySet().stream()
          .filter(key -> key.matches(name + "[1-9][0-9]*\\..*"))
          .map(key -> Integer.valueOf(key.substring(name.length(), key.indexOf('.'))))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Scheme scheme(Entries entries) {
    int dot = entries.prefix().indexOf('.');
    List<Level> levels = new ArrayList<>();
    for (int number : entries.numbered("level")) {
      levels.add(level(number, entries.below("level" + number)));
    }
    return new Scheme(
        entries.prefix().substring(0, dot),
        Integer.parseInt(entries.prefix().substring(dot + 2)),
        LocalDate.parse(entries.need("from")),
        entries.find("to").map(LocalDate::parse),
        entries.need("region"),
        Tier.valueOf(entries.need("top")),
        entries.words("name"),
        entries.words("source"),
        levels);
  }

  private static Level level(int number, Entries entries) {
    List<Branch> branches = new ArrayList<>();
    for (int position : entries.numbered("or")) {
      Entries branch = entries.below("or" + position);
      branches.add(
          new Branch(
              number,
              position,
              Arrays.stream(branch.need("when").split("&")).map(Term::parse).toList(),
              branch.find("quoted").orElse(""),
              branch.words("wording"),
              branch.find("reading").isPresent()
                  ? branch.words("reading")
                  : new Bilingual("", "")));
    }
    var clocks = new EnumMap<ClockKind, ClockRule>(ClockKind.class);
    for (ClockKind kind : ClockKind.values()) {
      clocks.put(kind, clock(entries.below("clock." + kind.code())));
    }
    return new Level(
        number,
        Integer.parseInt(entries.need("severity")),
        entries.words("name"),
        branches,
        Tier.valueOf(entries.need("reports")),
        Tier.valueOf(entries.need("decides")),
        Tier.valueOf(entries.need("handles")),
        entries.words("issuer"),
        entries.words("reported-to"),
        entries.words("response"),
        clocks,
        split(entries.need("lift")).stream()
            .map(LiftCondition::ofCode)
            .collect(Collectors.toUnmodifiableSet()),
        Integer.parseInt(entries.need("closers")),
        entries.need("closers.source"));
  }

  private static ClockRule clock(Entries entries) {
    return new ClockRule(
        ClockRule.Length.parse(entries.need("length")),
        split(entries.find("remind").orElse("")).stream().map(Duration::parse).toList(),
        entries.find("escalate-before").map(Duration::parse).orElse(Duration.ZERO),
        entries.find("extensions").map(Integer::valueOf).orElse(0),
        ClockRule.Length.parse(entries.find("extension").orElse("0h")),
        entries.need("source"));
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
