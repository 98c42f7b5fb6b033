package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.testkit.Seeded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever order hubs judge in, with deaths in between and at once, what stands for a reader is
 * what the plain definition says of all findings he sees: of those of one rule about one subject
 * whose facts say the same, the one with the smallest division, then his own, then the oldest.
 */
@ServiceTest
class FindingCopiesTest {
  private static final int RUNS = Integer.getInteger("laborproof.copies", 6);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate START = LocalDate.of(2026, 3, 1);

  /** Of no office of the demo city, whose tests share this database. */
  private static final String CITY = "6591";

  @Autowired HubFindings findings;
  @Autowired Tenancy tenancy;
  @Autowired JdbcClient jdbc;

  private final JsonMapper json = JsonMapper.builder().build();
  private final String employer = "E-COPIES-" + UUID.randomUUID();

  private record Hub(UUID office, String region) {}

  /** A finding as it is stored, whoever may see it. */
  private record Row(
      UUID id,
      UUID office,
      String region,
      String rule,
      String subject,
      int ordinal,
      String substance,
      int copy,
      Instant openedAt,
      Optional<LocalDate> closed) {

    boolean stood(LocalDate day) {
      return !LocalDate.ofInstant(openedAt, CHINA).isAfter(day)
          && closed.map(on -> on.isAfter(day)).orElse(true);
    }

    List<Object> identity() {
      return List.of(rule, subject, substance, copy);
    }
  }

  static List<Seeded> runs() {
    return Seeded.runs(RUNS).toList();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_stands_for_each_reader_is_what_the_definition_says(Seeded any) {
    List<Hub> hubs =
        List.of(opened(CITY), opened(CITY + "01"), opened(CITY + "02"), opened(CITY + "01"));
    LocalDate day = START;
    for (int step = 0; step < 40; step++) {
      day = day.plusDays(any.random().nextInt(2));
      Instant at = day.atTime(9, 0).atZone(CHINA).toInstant().plusSeconds(step);
      Hub hub = hubs.get(any.random().nextInt(hubs.size()));
      String seat = any.onceIn(3) ? hub.region() : CITY + "0" + (1 + any.random().nextInt(2));
      var judged = new HubFindings.Judged(hub.office(), seat, employer, "共键试验", day, at);
      List<HubFindings.Said> said = said(any, day);
      if (any.onceIn(6)) {
        dieBeforeTheCommit(judged, said);
      }
      replace(judged, said);
      if (step % 5 == 0 || step == 39) {
        agrees(any, hubs, day);
      }
    }
  }

  @Test
  void two_hubs_that_judge_one_employer_at_once_know_of_each_other()
      throws ExecutionException, InterruptedException {
    Hub one = opened(CITY + "01");
    Hub two = opened(CITY + "01");
    var written = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          CompletableFuture.runAsync(
              () ->
                  tenancy.inTransaction(
                      new Actor.Platform(one.office()),
                      () -> {
                        findings.replace(at(one, START), arrears("5000.00"));
                        written.countDown();
                        return wait(mayCommit);
                      }),
              threads);
      written.await();
      var second =
          CompletableFuture.runAsync(() -> replace(at(two, START), arrears("5000.00")), threads);
      await().until(() -> second.isDone() || isWaited());
      assertThat(second).as("it waits for what the other one is about to say").isNotDone();
      mayCommit.countDown();
      first.get();
      second.get();
    }
    assertThat(standing(inspector(one), START)).hasSize(1);
    assertThat(standing(reader(CITY), START)).hasSize(1);
    assertThat(copies(reader(CITY))).isEqualTo(2);
  }

  @Test
  void facts_that_move_with_the_day_alone_are_no_other_facts() {
    Hub one = opened(CITY + "01");
    Hub two = opened(CITY + "01");
    Fact since = new Fact("first-working-day", "2026-01-05", "date", "facts/a:1");
    replace(
        at(one, START), List.of(one(List.of(since, fact("days-since-first-working-day", "55")))));
    replace(
        at(two, START.plusDays(1)),
        List.of(one(List.of(fact("days-since-first-working-day", "56"), since))));
    assertThat(standing(reader(CITY), START.plusDays(1))).hasSize(1);

    replace(at(two, START.plusDays(2)), List.of(one(List.of(fact("first-working-day", "x")))));
    assertThat(standing(reader(CITY), START.plusDays(2))).as("another person").hasSize(2);
  }

  @Test
  void about_an_employer_other_facts_are_still_the_same_finding() {
    Hub one = opened(CITY);
    Hub two = opened(CITY + "01");
    replace(at(one, START), List.of(said("many-left", employer, false, List.of(fact("n", "7")))));
    replace(at(two, START), List.of(said("many-left", employer, false, List.of(fact("n", "9")))));
    assertThat(standing(reader(CITY), START)).hasSize(1);
  }

  @Test
  void an_office_does_not_learn_that_a_hub_it_does_not_see_holds_the_same() {
    Hub city = opened(CITY);
    Hub district = opened(CITY + "01");
    replace(at(city, START), arrears("5000.00"));
    replace(at(district, START), arrears("5000.00"));
    assertThat(copies(inspector(city))).isEqualTo(1);
    assertThat(copies(inspector(district))).isZero();
    assertThat(copies(new Actor.Platform(district.office()))).isZero();
    assertThat(copies(reader(CITY + "02"))).isZero();
    tenancy.inTransaction(
        new Actor.Platform(district.office()),
        () -> {
          findings.replace(at(district, START), arrears("5000.00"));
          assertThat(
                  jdbc.sql("select count(*) from fact_finding where tenant_id = ?")
                      .param(city.office())
                      .query(Long.class)
                      .single())
              .as("seen by the rest of the transaction")
              .isZero();
          return district;
        });
    assertThat(
            tenancy.<Integer>inTransaction(
                inspector(city), () -> jdbc.sql("delete from finding_copy").update()))
        .as("rows an office can take away")
        .isZero();
  }

  private void agrees(Seeded any, List<Hub> hubs, LocalDate day) {
    List<Row> all = hubs.stream().flatMap(hub -> stored(hub).stream()).toList();
    List<Actor.Official> readers = new ArrayList<>(hubs.stream().map(this::inspector).toList());
    Stream.of("65", CITY, CITY + "01", CITY + "02", "6592")
        .map(FindingCopiesTest::reader)
        .forEach(readers::add);
    numbered(any, all);
    for (Actor.Official reader : readers) {
      List<Row> seen =
          all.stream()
              .filter(row ->
                  row.office().equals(reader.office()) || row.region().startsWith(reader.region()))
              .toList();
      for (LocalDate on = START; !on.isAfter(day); on = on.plusDays(1)) {
        String what = any + " " + reader.region() + " " + on;
        TreeSet<UUID> defined = defined(seen, reader, on);
        assertThat(standing(reader, on)).as(what).isEqualTo(defined);
        assertThat(counted(reader, on)).as(what).isEqualTo(defined.size());
      }
      assertThat(open(reader)).as(any.toString()).isEqualTo(defined(seen, reader, LocalDate.MAX));
    }
  }

  /** The definition: nothing is remembered, everything is compared with everything. */
  private static TreeSet<UUID> defined(List<Row> seen, Actor.Official reader, LocalDate day) {
    Comparator<Row> first =
        Comparator.<Row>comparingInt(row -> -row.region().length())
            .thenComparing(row -> !row.office().equals(reader.office()))
            .thenComparing(Row::openedAt)
            .thenComparing(row -> row.id().toString());
    Map<List<Object>, List<Row>> same =
        seen.stream().filter(row -> row.stood(day)).collect(Collectors.groupingBy(Row::identity));
    var standing = new TreeSet<UUID>();
    for (List<Row> rows : same.values()) {
      rows.stream()
          .filter(row ->
              rows.stream()
                  .noneMatch(other ->
                      !other.office().equals(row.office()) && first.compare(other, row) < 0))
          .map(Row::id)
          .forEach(standing::add);
    }
    return standing;
  }

  /** Those of one hub that are the same are told apart by their number. */
  private static void numbered(Seeded any, Collection<Row> all) {
    Map<List<Object>, List<Row>> same =
        all.stream()
            .filter(row -> row.closed().isEmpty())
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.office(), row.rule(), row.subject(), row.substance())));
    for (List<Row> rows : same.values()) {
      List<Integer> copies =
          rows.stream().sorted(Comparator.comparingInt(Row::ordinal)).map(Row::copy).toList();
      assertThat(copies)
          .as(any.toString())
          .isEqualTo(Stream.iterate(1, n -> n + 1).limit(rows.size()).toList());
    }
  }

  private List<HubFindings.Said> said(Seeded any, LocalDate day) {
    List<HubFindings.Said> said = new ArrayList<>();
    int many = any.random().nextInt(5);
    for (int i = 0; i < many; i++) {
      boolean person = !any.onceIn(3);
      String subject = person ? "P-" + any.random().nextInt(2) : employer;
      List<Fact> facts = new ArrayList<>();
      facts.add(fact("unpaid-amount", any.random().nextInt(2) + "000.00"));
      facts.add(fact("days-since-end", Integer.toString(day.getDayOfYear())));
      if (any.onceIn(2)) {
        facts.addFirst(new Fact("oldest-due-on", "2026-01-15", "date", "facts/" + i));
      }
      said.add(said(person ? "wage-arrears" : "many-left", subject, person, facts));
    }
    return said;
  }

  private List<HubFindings.Said> arrears(String amount) {
    return List.of(one(List.of(fact("unpaid-amount", amount))));
  }

  private HubFindings.Said one(List<Fact> facts) {
    return said("wage-arrears", "P-1", true, facts);
  }

  private HubFindings.Said said(String rule, String subject, boolean person, List<Fact> facts) {
    var finding =
        new Finding(
            rule, 1, Severity.REMIND, employer, subject, START, List.of("x"), "x", List.of());
    return new HubFindings.Said(UUID.randomUUID(), finding, person, facts, List.of(), List.of());
  }

  /** Where it was delivered is another place each time. */
  private static Fact fact(String name, String value) {
    return new Fact(name, value, "text", "facts/" + UUID.randomUUID() + ":2");
  }

  private HubFindings.Judged at(Hub hub, LocalDate day) {
    Instant at = day.atTime(9, 0).atZone(CHINA).toInstant();
    return new HubFindings.Judged(hub.office(), hub.region(), employer, "共键试验", day, at);
  }

  private void replace(HubFindings.Judged judged, List<HubFindings.Said> said) {
    tenancy.inTransaction(
        new Actor.Platform(judged.office()), () -> findings.replace(judged, said));
  }

  private void dieBeforeTheCommit(HubFindings.Judged judged, List<HubFindings.Said> said) {
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                new Actor.Platform(judged.office()),
                () -> {
                  findings.replace(judged, said);
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
  }

  private static boolean wait(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean isWaited() {
    return tenancy.inTransaction(
        new Actor.Visitor(),
        () ->
            jdbc.sql(
                    "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single());
  }

  private Hub opened(String region) {
    Hub hub = new Hub(UUID.randomUUID(), region);
    tenancy.inTransaction(
        inspector(hub),
        () ->
            jdbc.sql("insert into fact_office (tenant_id, region) values (?, ?)")
                .param(hub.office())
                .param(region)
                .update());
    return hub;
  }

  private Actor.Official inspector(Hub hub) {
    return new Actor.Official(hub.office(), hub.office(), hub.region(), Role.INSPECTOR, "x");
  }

  private static Actor.Official reader(String region) {
    UUID office = UUID.randomUUID();
    return new Actor.Official(office, office, region, Role.INSPECTOR, "x");
  }

  private TreeSet<UUID> standing(Actor reader, LocalDate day) {
    return tenancy.inTransaction(
        reader,
        () ->
            new TreeSet<>(
                jdbc.sql("select id from standing_findings(:day) where employer = :employer")
                    .param("day", day)
                    .param("employer", employer)
                    .query(UUID.class)
                    .list()));
  }

  private TreeSet<UUID> open(Actor reader) {
    return tenancy.inTransaction(
        reader,
        () ->
            new TreeSet<>(
                jdbc.sql("select id from open_findings() where employer = :employer")
                    .param("employer", employer)
                    .query(UUID.class)
                    .list()));
  }

  private long counted(Actor reader, LocalDate day) {
    return tenancy.inTransaction(
        reader,
        () ->
            jdbc.sql(
                    "select count(*) from finding_days where employer = :employer and days @> cast(:day as date)")
                .param("employer", employer)
                .param("day", day)
                .query(Long.class)
                .single());
  }

  private long copies(Actor reader) {
    return tenancy.inTransaction(
        reader,
        () ->
            jdbc.sql("select count(*) from finding_copy where employer = :employer")
                .param("employer", employer)
                .query(Long.class)
                .single());
  }

  private List<Row> stored(Hub hub) {
    return tenancy.inTransaction(
        new Actor.Platform(hub.office()),
        () ->
            jdbc.sql("select * from fact_finding where tenant_id = ? and employer = ?")
                .param(hub.office())
                .param(employer)
                .query((row, _) ->
                    new Row(
                        row.getObject("id", UUID.class),
                        hub.office(),
                        row.getString("region"),
                        row.getString("rule"),
                        row.getString("subject"),
                        row.getInt("ordinal"),
                        row.getBoolean("about_person") ? substance(row.getString("facts")) : "",
                        row.getInt("copy"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
                .list());
  }

  /** What they say, in whatever order, without what moves with the day and without sources. */
  private String substance(String facts) {
    Map<String, Integer> said = new TreeMap<>();
    for (JsonNode fact : json.readTree(facts)) {
      String name = fact.path("name").asString();
      if (!name.startsWith("days-since-")) {
        said.merge(
            name + "=" + fact.path("value").asString() + " " + fact.path("unit").asString(),
            1,
            Integer::sum);
      }
    }
    return said.toString();
  }
}
