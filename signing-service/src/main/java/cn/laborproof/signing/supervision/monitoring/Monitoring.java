package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.dispatch.HelpList;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Cell;
import cn.laborproof.signing.supervision.monitoring.SmallCells.Counted;
import cn.laborproof.signing.supervision.monitoring.SmallCells.ToldCells;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Service;

/**
 * The region of a body that monitors, as sums. The database shows such a body no row at all: what
 * it is told is counted by the platform, in the body's name and for its region alone, in a
 * transaction that cannot write, and only what {@link SmallCells} leaves is handed over.
 */
@Service
class Monitoring {
  private static final String FILE = "/supervision/monitoring.properties";
  private static final int CITY_DIGITS = 4;
  private static final int DISTRICT_DIGITS = 6;
  private static final String ANY = "";
  private static final String COLLECTIVE_CONTRACTS = "collective-contracts";

  private final MonitoringRows rows;
  private final HelpList help;
  private final Tenancy tenancy;
  private final Clock clock;
  private final int smallest = smallest();

  Monitoring(MonitoringRows rows, HelpList help, Tenancy tenancy, Clock clock) {
    this.rows = rows;
    this.help = help;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * What is told of one topic.
   *
   * @param known whether anything was delivered that could say it
   * @param until when the facts it is made of last came in; empty where it is made of the
   *     platform's own records, or of nothing
   */
  record OfTopic(Topic topic, boolean known, Optional<Instant> until, ToldCells told) {}

  /**
   * Everything on the page.
   *
   * @param reader as what one looks
   * @param smallest employers below which a cell is hidden
   */
  record View(
      Role reader, String region, LocalDate day, Instant at, int smallest, List<OfTopic> topics) {}

  /**
   * The region of the body that asks.
   *
   * @throws Refusal {@code not-allowed} for everybody else
   */
  View look() {
    if (!(tenancy.current() instanceof Actor.Official official)) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    List<Topic> topics = Topic.of(official.role());
    if (topics.isEmpty()) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, Rosters.ZONE);
    String region = official.region();
    Actor counting =
        new Actor.Official(official.office(), official.office(), region, Role.PLATFORM, "");
    return tenancy.inTransaction(
        counting,
        () -> {
          rows.readOnly();
          return new View(
              official.role(),
              region,
              day,
              now,
              smallest,
              topics.stream().map(topic -> told(topic, official.role(), region, day)).toList());
        });
  }

  private OfTopic told(Topic topic, Role reader, String region, LocalDate day) {
    Counted counted =
        switch (topic) {
          case COLLECTIVE -> rows.collective(region, day);
          case LAYOFFS -> rows.findings(region, day, Topic.ON_LAYOFFS, digits(region));
          case ARREARS -> rows.findings(region, day, Topic.ON_ARREARS, digits(region));
          case SIZES -> rows.sizes(region);
          case HELP -> firms(help.size().firms());
          case UNANSWERED -> rows.unanswered(region);
          case WARNINGS -> rows.warnings(region, false);
          case CONSULTED -> rows.warnings(region, true);
          // Codes of bodies are those of the roles.
          case JOINED -> rows.joined(region, reader.code());
        };
    Optional<Instant> until =
        switch (topic) {
          case COLLECTIVE -> rows.delivered(COLLECTIVE_CONTRACTS);
          case WARNINGS, CONSULTED, JOINED -> Optional.empty();
          case LAYOFFS, ARREARS, SIZES, HELP, UNANSWERED -> rows.delivered(ANY);
        };
    boolean known =
        switch (topic) {
          case COLLECTIVE -> until.isPresent() && isSaid(counted);
          case WARNINGS, CONSULTED, JOINED -> true;
          // A finding is seen by the employer's seat, also where another office's hub holds it.
          case LAYOFFS, ARREARS, SIZES, HELP, UNANSWERED ->
              until.isPresent() || counted.whole().number() > 0;
        };
    ToldCells told =
        switch (topic) {
          // Open warnings stand beside those of them that were consulted about or joined.
          case CONSULTED, JOINED -> SmallCells.of(counted, rows.warnings(region, false), smallest);
          case COLLECTIVE, LAYOFFS, ARREARS, SIZES, HELP, UNANSWERED, WARNINGS ->
              SmallCells.of(counted, smallest);
        };
    return new OfTopic(topic, known, until, told);
  }

  /** Whether a hub that has collective contracts speaks of anybody. */
  private static boolean isSaid(Counted counted) {
    return counted.cells().stream()
        .anyMatch(cell -> !cell.code().equals(MonitoringRows.UNTOLD) && cell.number() > 0);
  }

  private static Counted firms(long firms) {
    return new Counted(List.of(), new Cell("", firms, firms));
  }

  /** Divisions of the next level below the region. */
  private static int digits(String region) {
    return region.length() < CITY_DIGITS ? CITY_DIGITS : DISTRICT_DIGITS;
  }

  private static int smallest() {
    try (InputStream in =
        Objects.requireNonNull(Monitoring.class.getResourceAsStream(FILE), FILE)) {
      var listed = new Properties();
      listed.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Integer.parseInt(
          Objects.requireNonNull(listed.getProperty("cell.smallest"), "cell.smallest").strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
