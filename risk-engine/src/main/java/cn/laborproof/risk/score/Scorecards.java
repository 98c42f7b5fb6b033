package cn.laborproof.risk.score;

import cn.laborproof.risk.VersionedProperties;
import cn.laborproof.risk.finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The versioned ways to score, in the form of the rule book. */
public final class Scorecards {

  private static final String SHIPPED = "scorecards.properties";
  private static final String WHOLE_COUNTRY = "*";

  private final String version;
  private final List<Scorecard> cards;

  private Scorecards(String version, List<Scorecard> cards) {
    this.version = version;
    this.cards = List.copyOf(cards);
  }

  /** The cards shipped with this version. */
  public static Scorecards shipped() {
    return of(VersionedProperties.shipped(Scorecards.class, SHIPPED));
  }

  /**
   * Reads {@code CARD.vN.KEY} lines and {@code book.version}.
   *
   * @throws IllegalArgumentException when a line is of another shape, one is missing, or the
   *     weights do not make 100
   */
  public static Scorecards of(Properties properties) {
    return new Scorecards(
        properties.getProperty("book.version", "unversioned"),
        VersionedProperties.grouped(properties, Set.of("book.version"), "CARD.vN.KEY")
            .entrySet()
            .stream()
            .map(each -> new Reader(each.getKey(), each.getValue()).card())
            .toList());
  }

  public String version() {
    return version;
  }

  public List<Scorecard> cards() {
    return cards;
  }

  /** The card in force on that day: the most specific region wins, then the highest version. */
  public Optional<Scorecard> inForce(String region, LocalDate day) {
    return cards.stream()
        .filter(card -> region.startsWith(card.region()))
        .filter(card -> !day.isBefore(card.from()))
        .filter(card -> card.to().map(last -> !day.isAfter(last)).orElse(true))
        .max(
            Comparator.<Scorecard>comparingInt(card -> card.region().length())
                .thenComparingInt(Scorecard::version));
  }

  /** A card by {@link Scorecard#key}: a score keeps the version it was computed by. */
  public Optional<Scorecard> find(String key) {
    return cards.stream().filter(card -> card.key().equals(key)).findFirst();
  }

  /**
   * Reads one card.
   *
   * @param key how its lines begin
   */
  private record Reader(String key, Map<String, String> values) {

    Scorecard card() {
      List<ControlPoint> points =
          values.keySet().stream()
              .filter(name -> name.startsWith("point."))
              .map(name -> name.split("\\.", 3)[1])
              .distinct()
              .map(this::point)
              .toList();
      List<Dimension> dimensions = new ArrayList<>();
      for (int i = 1; values.containsKey("dimension." + i + ".code"); i++) {
        String code = need("dimension." + i + ".code");
        dimensions.add(
            new Dimension(
                code,
                named("dimension." + i + ".name"),
                points.stream()
                    .filter(point -> point.dimension().equals(code))
                    .mapToInt(ControlPoint::weight)
                    .sum()));
      }
      String region = values.getOrDefault("region", WHOLE_COUNTRY);
      return new Scorecard(
          key,
          Integer.parseInt(key.substring(key.indexOf(".v") + 2)),
          LocalDate.parse(need("from")),
          Optional.ofNullable(values.get("to")).map(LocalDate::parse),
          region.equals(WHOLE_COUNTRY) ? "" : region,
          named("source"),
          Integer.parseInt(need("least-assessed")),
          dimensions,
          points.stream()
              .sorted(
                  Comparator.<ControlPoint>comparingInt(point -> place(dimensions, point))
                      .thenComparing(ControlPoint::code))
              .toList());
    }

    private static int place(List<Dimension> dimensions, ControlPoint point) {
      return dimensions.stream().map(Dimension::code).toList().indexOf(point.dimension());
    }

    private ControlPoint point(String code) {
      String at = "point." + code + ".";
      String origin = need(at + "origin");
      if (!origin.equals("source") && !origin.equals("platform")) {
        throw new IllegalArgumentException(
            key + "." + at + "origin is " + origin + " (expected: source or platform)");
      }
      Map<Severity, Loss> losses = new EnumMap<>(Severity.class);
      for (Severity severity : Severity.values()) {
        String line = "loss." + severity.name().toLowerCase(Locale.ROOT);
        losses.put(severity, Loss.parse(values.getOrDefault(at + line, need(line))));
      }
      return new ControlPoint(
          code,
          need(at + "dimension"),
          named(at + "name"),
          Integer.parseInt(need(at + "weight")),
          origin.equals("source"),
          list(at + "rules", ";").map(group -> List.of(group.split("\\|"))).toList(),
          list(at + "shown", ";").toList(),
          list(at + "assessed", ";").map(this::knowledge).toList(),
          losses,
          values.containsKey(at + "lacks") ? Optional.of(named(at + "lacks")) : Optional.empty());
    }

    private Set<String> knowledge(String joined) {
      Set<String> all = Set.of(joined.split("\\+"));
      for (String each : all) {
        if (!Knowledge.exists(each)) {
          throw new IllegalArgumentException(key + " asks for " + each + ", which nobody can know");
        }
      }
      return all;
    }

    private Stream<String> list(String name, String separator) {
      String value = values.getOrDefault(name, "");
      return value.isEmpty() ? Stream.empty() : Stream.of(value.split(separator));
    }

    private Named named(String name) {
      return new Named(need(name), need(name + ".en"));
    }

    private String need(String name) {
      String value = values.get(name);
      if (value == null || value.isEmpty()) {
        throw new IllegalArgumentException(key + " lacks " + name);
      }
      return value;
    }
  }
}
