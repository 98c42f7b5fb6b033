package cn.laborproof.risk.signing;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules over journeys of one employer. Pure: journeys, day and rule book decide. One device or
 * one number for many workers is common and lawful (an office computer, somebody of HR who helps),
 * so each finding is a notice whose next step is to ask some of the workers.
 */
public final class SigningRules {

  /** Many workers' signatures from one browser within hours. */
  public static final String SHARED_DEVICE = "signing-shared-device";

  /** The same from one network address, where many of them also read very fast. */
  public static final String SHARED_ADDRESS = "signing-shared-address";

  /** One mobile number in the contracts of several workers. */
  public static final String SHARED_NUMBER = "signing-shared-number";

  /** Texts confirmed as read faster than they can be read. */
  public static final String FAST_READING = "signing-fast-reading";

  /** Drawn signatures of several workers that are equal in every point. */
  public static final String SAME_STROKES = "signing-same-strokes";

  /** One face before the camera for several identity numbers. */
  public static final String SAME_FACE = "signing-same-face";

  private static final List<String> IDS =
      List.of(SHARED_DEVICE, SHARED_ADDRESS, SHARED_NUMBER, FAST_READING, SAME_STROKES, SAME_FACE);

  /**
   * So many faces of one employer are compared with each other, the newest: two million pairs of
   * 512 bytes, half a second.
   */
  private static final int COMPARED = 2000;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CHINA);

  /** So many contracts are named; their number is said whatever it is. */
  private static final int NAMED = 20;

  /** The last characters of a contract's identifier that tell two groups apart. */
  private static final int LABEL = 8;

  private final RuleBook book;

  public SigningRules(RuleBook book) {
    this.book = book;
  }

  /** The stable keys of these rules. */
  public static List<String> ids() {
    return IDS;
  }

  /** What a rule looks at. */
  private record Look(
      RuleEntry entry, String employer, LocalDate asOf, List<SigningJourney> journeys) {

    int number(String bound) {
      return entry.number(bound);
    }

    Finding finding(String subject, String threshold, List<Fact> facts) {
      return new Finding(
          entry.rule(),
          entry.version(),
          Severity.NOTICE,
          employer,
          subject,
          asOf,
          entry.articles(),
          threshold,
          facts);
    }
  }

  /**
   * Every finding about one employer on one day.
   *
   * @param employer 统一社会信用代码
   * @param region administrative division of its seat
   * @param journeys what is known of its workers' journeys
   * @param asOf journeys that ended after this day are not looked at
   */
  public List<Finding> examine(
      String employer, String region, List<SigningJourney> journeys, LocalDate asOf) {
    return IDS.stream()
        .flatMap(rule -> book.inForce(rule, region, asOf).stream())
        .flatMap(entry -> of(look(entry, employer, journeys, asOf)))
        .toList();
  }

  private static Look look(
      RuleEntry entry, String employer, List<SigningJourney> journeys, LocalDate asOf) {
    Instant end = asOf.plusDays(1).atStartOfDay(CHINA).toInstant();
    Instant start = asOf.plusDays(1L - entry.number("days")).atStartOfDay(CHINA).toInstant();
    return new Look(
        entry,
        employer,
        asOf,
        journeys.stream()
            .filter(each -> each.signedAt().isBefore(end) && !each.signedAt().isBefore(start))
            .sorted(
                Comparator.comparing(SigningJourney::signedAt)
                    .thenComparing(SigningJourney::contract))
            .toList());
  }

  private static Stream<Finding> of(Look look) {
    return switch (look.entry().rule()) {
      case SHARED_DEVICE -> sharedDevice(look);
      case SHARED_ADDRESS -> sharedAddress(look);
      case SHARED_NUMBER -> shared(look, "number", SigningJourney::number);
      case SAME_STROKES -> shared(look, "strokes", SigningJourney::strokes);
      case SAME_FACE -> sameFace(look);
      default -> fastReading(look);
    };
  }

  private static Stream<Finding> sharedDevice(Look look) {
    return groups(look, SigningJourney::device)
        .flatMap(group -> {
          List<SigningJourney> densest = densest(group, hours(look));
          if (persons(densest) < look.number("persons")) {
            return Stream.empty();
          }
          List<Fact> facts = window(densest, look);
          long addresses =
              densest.stream().flatMap(each -> each.address().stream()).distinct().count();
          if (addresses > 0) {
            facts.add(number("signing-addresses", addresses, "items", densest));
          }
          facts.addAll(contracts(densest));
          return Stream.of(look.finding(subject("device", group), bound(look), facts));
        });
  }

  /** Many people share an address behind one router: alone it says nothing. */
  private static Stream<Finding> sharedAddress(Look look) {
    int speed = look.number("characters-per-second");
    return groups(look, SigningJourney::address)
        .flatMap(group -> {
          // The window with most people may be an ordinary morning before an odd afternoon.
          List<SigningJourney> densest =
              densest(
                  group,
                  hours(look),
                  window -> {
                    long all = persons(window);
                    return all >= look.number("persons")
                        && fast(window, speed) * 100 >= all * look.number("fast-percent");
                  });
          if (densest.isEmpty()) {
            return Stream.empty();
          }
          long fast = fast(densest, speed);
          List<Fact> facts = window(densest, look);
          facts.add(number("fast-readers", fast, "persons", densest));
          facts.addAll(contracts(densest));
          return Stream.of(
              look.finding(
                  subject("address", group),
                  bound(look) + " / " + look.number("fast-percent") + " %",
                  facts));
        });
  }

  private static long fast(List<SigningJourney> journeys, int speed) {
    return persons(journeys.stream().filter(each -> each.isFasterThan(speed)).toList());
  }

  private static Stream<Finding> shared(
      Look look, String kind, Function<SigningJourney, Optional<String>> mark) {
    return groups(look, mark)
        .filter(group -> persons(group) >= look.number("persons"))
        .map(group -> {
          List<Fact> facts = span(group);
          facts.addAll(contracts(group));
          return look.finding(subject(kind, group), look.number("persons") + " persons", facts);
        });
  }

  private static Stream<Finding> fastReading(Look look) {
    int speed = look.number("characters-per-second");
    List<SigningJourney> fast =
        look.journeys().stream().filter(each -> each.isFasterThan(speed)).toList();
    if (persons(fast) < look.number("persons")) {
      return Stream.empty();
    }
    List<Fact> facts = span(fast);
    facts.add(number("characters-per-second", speed, "characters", fast));
    facts.add(number("read-journeys", timed(look), "items", fast));
    for (SigningJourney each : fast.subList(0, Math.min(NAMED, fast.size()))) {
      ReadingTime time = each.reading().orElseThrow();
      facts.add(contract(each));
      facts.add(
          new Fact(
              "document-characters",
              Integer.toString(time.characters()),
              "characters",
              each.contract()));
      facts.add(
          new Fact(
              "reading-seconds",
              Long.toString(time.shown().toSeconds()),
              "seconds",
              each.contract()));
    }
    return Stream.of(
        look.finding(
            look.employer(),
            look.number("persons") + " persons / " + speed + " characters per second",
            facts));
  }

  /**
   * Journeys whose faces are alike, one by one or through others. Of so many pairs some are alike
   * by chance, and twins are: a notice.
   */
  private static Stream<Finding> sameFace(Look look) {
    List<SigningJourney> seen =
        look.journeys().stream().filter(each -> each.face().isPresent()).toList();
    List<SigningJourney> compared = seen.subList(Math.max(0, seen.size() - COMPARED), seen.size());
    Map<SigningJourney, String> groups = new HashMap<>();
    for (SigningJourney each : compared) {
      if (groups.putIfAbsent(each, each.contract()) == null) {
        gather(each, compared, look.number("likeness-percent"), groups);
      }
    }
    return shared(look, "face", each -> Optional.ofNullable(groups.get(each)));
  }

  /** Takes into the group of one journey whoever is alike, and then whoever is alike to those. */
  private static void gather(
      SigningJourney first,
      List<SigningJourney> compared,
      int percent,
      Map<SigningJourney, String> groups) {
    Deque<SigningJourney> waiting = new ArrayDeque<>(List.of(first));
    while (!waiting.isEmpty()) {
      FaceReference face = waiting.remove().face().orElseThrow();
      for (SigningJourney other : compared) {
        if (!groups.containsKey(other) && other.face().orElseThrow().isAlike(face, percent)) {
          groups.put(other, first.contract());
          waiting.add(other);
        }
      }
    }
  }

  private static long timed(Look look) {
    return look.journeys().stream().filter(each -> each.reading().isPresent()).count();
  }

  /** Journeys with the same mark, in the order of the first of each; without a mark, none. */
  private static Stream<List<SigningJourney>> groups(
      Look look, Function<SigningJourney, Optional<String>> mark) {
    Map<String, List<SigningJourney>> groups = new TreeMap<>();
    for (SigningJourney each : look.journeys()) {
      mark.apply(each)
          .ifPresent(known -> groups.computeIfAbsent(known, _ -> new ArrayList<>()).add(each));
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparing((List<SigningJourney> group) -> group.getFirst().signedAt())
                .thenComparing(group -> group.getFirst().contract()));
  }

  private static List<SigningJourney> densest(List<SigningJourney> group, Duration length) {
    return densest(group, length, _ -> true);
  }

  /**
   * Of the windows that fit, the one with most persons, the earliest of several; both its ends are
   * within it. Empty when none fits.
   */
  private static List<SigningJourney> densest(
      List<SigningJourney> group, Duration length, Predicate<List<SigningJourney>> fits) {
    Map<String, Integer> inside = new HashMap<>();
    int from = 0;
    int bestFrom = 0;
    int bestTo = 0;
    int most = 0;
    for (int to = 0; to < group.size(); to++) {
      inside.merge(group.get(to).person(), 1, Integer::sum);
      while (group.get(from).signedAt().plus(length).isBefore(group.get(to).signedAt())) {
        String left = group.get(from).person();
        inside.merge(left, -1, Integer::sum);
        inside.remove(left, 0);
        from++;
      }
      if (inside.size() > most && fits.test(group.subList(from, to + 1))) {
        most = inside.size();
        bestFrom = from;
        bestTo = to + 1;
      }
    }
    return group.subList(bestFrom, bestTo);
  }

  private static Duration hours(Look look) {
    return Duration.ofHours(look.number("within-hours"));
  }

  private static String bound(Look look) {
    return look.number("persons") + " persons / " + look.number("within-hours") + " h";
  }

  private static long persons(List<SigningJourney> journeys) {
    return journeys.stream().map(SigningJourney::person).distinct().count();
  }

  /** Stays the same while the first journey of the group is kept, and says nothing of the mark. */
  private static String subject(String kind, List<SigningJourney> group) {
    String first = group.getFirst().contract();
    return kind + "-" + first.substring(Math.max(0, first.length() - LABEL));
  }

  private static List<Fact> window(List<SigningJourney> journeys, Look look) {
    List<Fact> facts = span(journeys);
    facts.add(number("window-hours", look.number("within-hours"), "hours", journeys));
    return facts;
  }

  private static List<Fact> span(List<SigningJourney> journeys) {
    List<Fact> facts = new ArrayList<>();
    facts.add(number("signing-persons", persons(journeys), "persons", journeys));
    facts.add(time("signed-from", journeys.getFirst()));
    facts.add(time("signed-to", journeys.getLast()));
    return facts;
  }

  private static Fact time(String name, SigningJourney journey) {
    return new Fact(name, TIME.format(journey.signedAt()), "time", journey.contract());
  }

  private static Fact number(String name, long value, String unit, List<SigningJourney> journeys) {
    return new Fact(name, Long.toString(value), unit, journeys.getFirst().contract());
  }

  private static List<Fact> contracts(List<SigningJourney> journeys) {
    return journeys.stream().limit(NAMED).map(SigningRules::contract).toList();
  }

  private static Fact contract(SigningJourney journey) {
    return new Fact("signed-contract", journey.reference(), "reference", journey.contract());
  }
}
