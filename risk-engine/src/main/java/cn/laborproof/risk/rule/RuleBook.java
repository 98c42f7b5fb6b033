package cn.laborproof.risk.rule;

import cn.laborproof.risk.VersionedProperties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The versioned parameters of all rules: law as data. */
public final class RuleBook {

  private static final String NATIONAL = "rule-book.properties";
  private static final String WHOLE_COUNTRY = "*";

  private final String version;
  private final List<RuleEntry> entries;

  private RuleBook(String version, List<RuleEntry> entries) {
    this.version = version;
    this.entries = List.copyOf(entries);
  }

  /** The rule book shipped with this version. */
  public static RuleBook national() {
    return of(VersionedProperties.shipped(RuleBook.class, NATIONAL));
  }

  /**
   * Reads {@code RULE.vN.KEY=value} lines and {@code book.version}.
   *
   * @throws IllegalArgumentException on a key of another shape
   */
  public static RuleBook of(Properties properties) {
    List<RuleEntry> entries = new ArrayList<>();
    VersionedProperties.grouped(properties, Set.of("book.version"), "RULE.vN.KEY")
        .forEach((key, values) -> entries.add(entry(key, values)));
    return new RuleBook(properties.getProperty("book.version", "unversioned"), entries);
  }

  private static RuleEntry entry(String key, Map<String, String> values) {
    int dot = key.indexOf('.');
    String region = values.getOrDefault("region", WHOLE_COUNTRY);
    return new RuleEntry(
        key.substring(0, dot),
        Integer.parseInt(key.substring(dot + 2)),
        LocalDate.parse(values.getOrDefault("from", "0001-01-01")),
        Optional.ofNullable(values.get("to")).map(LocalDate::parse),
        region.equals(WHOLE_COUNTRY) ? "" : region,
        List.of(values.getOrDefault("articles", "").split(";")),
        values.getOrDefault("source", ""),
        values);
  }

  /** The book as {@link #of} reads it. */
  public Properties written() {
    Properties written = new Properties();
    written.setProperty("book.version", version);
    for (RuleEntry entry : entries) {
      String name = entry.rule() + ".v" + entry.version() + ".";
      entry.parameters().forEach((key, value) -> written.setProperty(name + key, value));
      written.setProperty(name + "from", entry.from().toString());
      entry.to().ifPresent(to -> written.setProperty(name + "to", to.toString()));
      written.setProperty(
          name + "region", entry.region().isEmpty() ? WHOLE_COUNTRY : entry.region());
      written.setProperty(name + "articles", String.join(";", entry.articles()));
      written.setProperty(name + "source", entry.source());
    }
    return written;
  }

  public String version() {
    return version;
  }

  /**
   * The same book with further entries. Of two versions of one rule for one region the higher one
   * counts, from its first day on.
   */
  public RuleBook with(List<RuleEntry> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<RuleEntry> all = new ArrayList<>(entries);
    all.addAll(further);
    return new RuleBook(version + "+" + further.size(), all);
  }

  public List<RuleEntry> entries() {
    return entries;
  }

  /** The entry in force on that day: the most specific region wins, then the highest version. */
  public Optional<RuleEntry> inForce(String rule, String region, LocalDate day) {
    return entries.stream()
        .filter(e -> e.rule().equals(rule) && e.appliesTo(region, day))
        .max(
            Comparator.<RuleEntry>comparingInt(e -> e.region().length())
                .thenComparingInt(RuleEntry::version));
  }
}
