package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.supervision.roster.Rosters;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What counts for and against an employer, how much and how long, and the grounds of public lists:
 * data with versions. What no national text fixes is ours, and the file says so.
 */
@Component
public final class CreditBook {
  private static final String IN_TIME = "-in-time";

  private final Properties values = new Properties();
  private final List<Edition> editions;
  private final List<Ground> grounds;

  CreditBook() {
    try (Reader in =
        new InputStreamReader(
            new ClassPathResource("rules/credit.properties").getInputStream(),
            StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.editions =
        list("books").stream()
            .map(this::edition)
            .sorted(Comparator.comparing(Edition::from))
            .toList();
    this.grounds = list("lists.grounds").stream().map(this::ground).toList();
  }

  /**
   * A version of what counts.
   *
   * @param from first day on which an act counts by it
   * @param source where its figures come from
   * @param priority from how many points on an office handles answers first
   */
  record Edition(String key, LocalDate from, String source, int priority, List<Kind> kinds) {
    Optional<Kind> kind(String name) {
      return kinds.stream().filter(each -> each.name().equals(name)).findFirst();
    }
  }

  /**
   * A kind of entry.
   *
   * @param months how long it counts
   * @param days the employer's term where no order says it; 0 otherwise
   */
  record Kind(String name, int points, int months, int days) {}

  /**
   * A ground of law for a public list.
   *
   * @param confirmed whether article and figures were read again; otherwise shown with a mark
   * @param least what is reached before it; empty where the ground knows no figure
   */
  record Ground(String name, String article, boolean confirmed, Optional<Least> least) {}

  /**
   * The figures a ground needs: one of the two pairs.
   *
   * @param article where they come from
   * @param oneMonths how long one worker was not paid
   * @param oneAmount how much, in yuan
   * @param manyWorkers how many workers
   * @param manyAmount how much to all of them, in yuan
   */
  record Least(String article, int oneMonths, long oneAmount, int manyWorkers, long manyAmount) {
    boolean isReached(int workers, int months, long amount) {
      return months >= oneMonths && amount >= oneAmount
          || workers >= manyWorkers && amount >= manyAmount;
    }
  }

  /** From how many points on an office handles an employer's answers first, on a day. */
  public int priority(LocalDate day) {
    return inForce(day).map(Edition::priority).orElse(Integer.MAX_VALUE);
  }

  /** The edition by which an act of a day counts. */
  Optional<Edition> inForce(LocalDate day) {
    return editions.stream().filter(each -> !each.from().isAfter(day)).reduce((_, later) -> later);
  }

  /** What a recorded act says; empty when it says nothing, by the book of its day. */
  Optional<Judged> judge(RecordedAct act) {
    LocalDate day = LocalDate.ofInstant(act.at(), Rosters.ZONE);
    return inForce(day)
        .flatMap(edition -> {
          String name =
              switch (act.kind()) {
                case "not-rectified" -> act.kind();
                case "rectified" ->
                    act.kind()
                        + (act.due().filter(act.doneAt()::isBefore).isPresent()
                            ? IN_TIME
                            : "-late");
                default -> act.kind() + IN_TIME;
              };
          return edition
              .kind(name)
              .filter(kind -> kind.days() == 0 || isInTerm(act, kind.days()))
              .map(kind ->
                  new Judged(
                      kind.name(), day, edition.key(), kind.points(), lastDay(day, kind.months())));
        });
  }

  /** What an act says, by a book. */
  record Judged(String kind, LocalDate day, String book, int points, LocalDate countsUntil) {}

  List<Ground> grounds() {
    return grounds;
  }

  Optional<Ground> findGround(String name) {
    return grounds.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The version of grounds and terms of lists. */
  String lists() {
    return text("lists");
  }

  /** Months on a list. */
  int termMonths() {
    return number("term-months.value");
  }

  /** Where that figure comes from. */
  String termSource() {
    return text("term-months.source");
  }

  /** Days an employer has for statements after the notice. */
  int statementDays() {
    return number("statement-days.value");
  }

  /** Days an office has to answer an appeal or an application. */
  int answerDays() {
    return number("answer-days.value");
  }

  private static boolean isInTerm(RecordedAct act, int days) {
    return act.begun()
        .map(begun -> LocalDate.ofInstant(begun, Rosters.ZONE).plusDays(days))
        .filter(last -> act.doneAt().isBefore(endOf(last)))
        .isPresent();
  }

  /** A period of days ends with the last instant of its last day (民法典 203). */
  static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Rosters.ZONE).toInstant();
  }

  /**
   * The last day of a term of whole months; where the last month has no such day it ends with the
   * month (民法典 202).
   */
  static LocalDate lastDay(LocalDate first, int months) {
    LocalDate same = first.plusMonths(months);
    return same.getDayOfMonth() == first.getDayOfMonth() ? same.minusDays(1) : same;
  }

  private Edition edition(String key) {
    return new Edition(
        key,
        LocalDate.parse(text(key + ".from")),
        text(key + ".source"),
        number(key + ".priority"),
        list(key + ".kinds").stream()
            .map(kind -> {
              String prefix = key + "." + kind;
              return new Kind(
                  kind,
                  number(prefix + ".points"),
                  number(prefix + ".months"),
                  values.containsKey(prefix + ".days") ? number(prefix + ".days") : 0);
            })
            .toList());
  }

  private Ground ground(String name) {
    Optional<Least> least =
        values.containsKey(name + ".threshold")
            ? Optional.of(
                new Least(
                    text(name + ".threshold"),
                    number(name + ".one.months"),
                    number(name + ".one.amount"),
                    number(name + ".many.workers"),
                    number(name + ".many.amount")))
            : Optional.empty();
    return new Ground(
        name, text(name + ".article"), text(name + ".confirmed").equals("yes"), least);
  }

  private List<String> list(String key) {
    return Arrays.stream(text(key).split(",")).map(String::strip).toList();
  }

  private int number(String key) {
    return Integer.parseInt(text(key));
  }

  private String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("no " + key + " in the book of credit");
    }
    return value;
  }
}
