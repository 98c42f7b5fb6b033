package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import cn.laborproof.risk.scan.CompanyScan;
import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.storage.SnapshotStore;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import cn.laborproof.signing.supervision.hub.NightScan.State;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.score.ScoreSources;
import cn.laborproof.testkit.ConsortiumNetwork;
import cn.laborproof.testkit.RandomFacts;
import cn.laborproof.testkit.Seeded;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Full scans of a hub by the service, with a real PostgreSQL, a real MinIO and the real program
 * beside it.
 */
@ServiceTest
class NightScanTest {

  private static final String REGION = "659007";
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final DataSize PLENTY = DataSize.ofGigabytes(5);
  private static final String SCANS = "/api/v1/risk/scans";
  private static final String PASSWORD = "test-pass-1";

  /** How a Parquet file begins. */
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  @TestConfiguration(proxyBeanMethods = false)
  static class RealBucket {
    @Bean
    @Primary
    SnapshotStore snapshotsInMinio(Clock clock) throws IOException {
      return SnapshotStore.ofConsortium(ConsortiumNetwork.directory(), clock);
    }
  }

  /** The program is in the class path of its tests. */
  @DynamicPropertySource
  static void program(DynamicPropertyRegistry registry) {
    registry.add("laborproof.scans.program", () -> System.getProperty("java.class.path"));
  }

  @LocalServerPort int port;
  @Autowired FactHub hub;
  @Autowired FactsOfHub facts;
  @Autowired HubFindings findings;
  @Autowired HubEmployers employers;
  @Autowired Workforces workforces;
  @Autowired ScoreSources scores;
  @Autowired ApplicationEventPublisher events;
  @Autowired Judgements judgements;
  @Autowired NightScans scans;
  @Autowired ScanRows rows;
  @Autowired ScanTask task;
  @Autowired ScanFolder folder;
  @Autowired ScanComparison comparison;
  @Autowired SnapshotFiles snapshots;
  @Autowired SnapshotStore store;
  @Autowired HubFiles files;
  @Autowired RulesInForce rules;
  @Autowired EvidenceJournal journal;
  @Autowired EvidenceTrail trail;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired Installation installation;
  @Autowired IdSource ids;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  @TempDir Path temporary;

  private final UUID office = UUID.randomUUID();
  private final Actor official =
      new Actor.Official(UUID.randomUUID(), office, REGION, Role.INSPECTOR, "监察员");
  private int night;

  @BeforeEach
  void a_hub_with_facts_that_is_judged() throws IOException {
    int seeds = 0;
    while (open() < 5) {
      deliver(new RandomFacts(Seeded.of(61 + seeds++), judgements.today()).lines());
      judgements.catchUp(office);
    }
    quiet();
  }

  /** Employers of random facts have seats in the demo city; its pages shall not show them later. */
  @AfterEach
  void close() {
    platform(
        """
        update fact_finding set closed_on = first_seen, closed_at = now() where tenant_id = :office and closed_at is null
        """);
  }

  @Test
  void a_full_scan_of_an_untouched_hub_finds_exactly_what_is_stored() throws IOException {
    NightScan scan = scan(scans);
    assertThat(scan.error()).isEmpty();
    assertThat(notes(scan, "differences")).isEmpty();
    NightScan.Counts counts = scan.counts();
    assertThat(counts.differences()).isZero();
    assertThat(counts.leftOut()).isZero();
    assertThat(counts.employers()).isEqualTo(count("fact_employer", "true")).isPositive();
    assertThat(counts.compared()).isEqualTo(counts.employers());
    assertThat(counts.findings()).isEqualTo(open()).isPositive();
    assertThat(counts.facts())
        .isEqualTo(count("fact_row", "replaced_by is null and not withdrawn"));
    assertThat(scan.book()).contains(CompanyScan.shippedBook().version());

    List<String> names = store.names(office + "/");
    String at = office + "/" + scan.day() + "/" + scan.id() + "/";
    assertThat(names).hasSize(scan.files().size() + 1).allMatch(name -> name.startsWith(at));
    assertThat(names).contains(at + "manifest.json", at + "wages-0.parquet");
    byte[] manifest = stored(at + "manifest.json");
    assertThat(new String(manifest, StandardCharsets.UTF_8))
        .contains(scan.book().orElseThrow())
        .contains(scan.files().getFirst().sha256());
    byte[] sealed = stored(at + "wages-0.parquet");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("PAR1");
    Map<String, byte[]> columns = takenAlong(scan);
    assertThat(columns).hasSize(scan.files().size());
    scan.files()
        .forEach(file -> {
          byte[] content = columns.getOrDefault(file.name(), new byte[0]);
          assertThat(content).as(file.name()).startsWith(PARQUET);
          assertThat(Digest.sha256(content).hex()).isEqualTo(file.sha256());
        });
    assertThat(scan.files().stream().mapToLong(NightScan.SnapshotFile::rows).sum())
        .isGreaterThan(counts.facts() / 2);
    assertThat(tenancy.as(official, () -> trail.events(ScanEvents.stream(scan.id()))))
        .extracting(Object::toString)
        .anySatisfy(event ->
            assertThat(event).contains("night-scan.done").contains(Digest.sha256(manifest).hex()))
        .anySatisfy(event -> assertThat(event).contains("night-scan.taken-along"));
    assertThat(leftovers()).isEmpty();
    nobodyElseSeesIt(scan);
  }

  private void nobodyElseSeesIt(NightScan scan) {
    List<Actor> others =
        List.of(
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), REGION, Role.INSPECTOR, ""),
            new Actor.Official(UUID.randomUUID(), UUID.randomUUID(), "65", Role.INSPECTOR, ""),
            new Actor.Platform(UUID.randomUUID()),
            new Actor.Visitor());
    for (Actor other : others) {
      assertThat(tenancy.inTransaction(other, () -> rows.find(scan.id()))).isEmpty();
    }
    assertThatThrownBy(() -> tenancy.as(others.getFirst(), () -> scans.find(scan.id())))
        .hasMessage("not-found");
    assertThat(tenancy.as(others.getFirst(), () -> scans.page(0, 10).total())).isZero();
  }

  @Test
  void what_somebody_changed_among_the_findings_is_found_and_healed() throws IOException {
    List<UUID> some =
        tenancy.inTransaction(
            new Actor.Platform(office),
            () ->
                jdbc.sql(
                        "select id from fact_finding where tenant_id = :office and closed_at is null order by id limit 2")
                    .param("office", office)
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list());
    List<String> before = texts();
    change("update fact_finding set threshold = 'x', facts = '[]' where id = :id", some.get(0));
    change(
        "update fact_finding set closed_on = last_seen, closed_at = now() where id = :id",
        some.get(1));
    String other =
        """
        insert into fact_finding (id, tenant_id, region, employer, employer_name, rule, rule_version, subject, about_person, ordinal,
          severity, urgency, articles, threshold, facts, chain, indicators, first_seen, last_seen, opened_at)
        select gen_random_uuid(), tenant_id, region, employer, employer_name, rule, rule_version, subject, about_person, 99,
          severity, urgency, articles, threshold, facts, chain, indicators, first_seen, last_seen, opened_at
        from fact_finding where id = :id
        """;
    change(other, some.get(0));

    NightScan scan = scan(scans);
    assertThat(scan.counts().differences()).isEqualTo(3);
    List<NightScan.Note> notes = notes(scan, "differences");
    assertThat(notes)
        .extracting(NightScan.Note::about)
        .containsExactlyInAnyOrder(About.OTHER, About.MISSING, About.SURPLUS);
    assertThat(notes)
        .filteredOn(note -> note.about() == About.OTHER)
        .singleElement()
        .satisfies(
            note -> assertThat(note.parts()).containsExactlyInAnyOrder("threshold", "facts"));

    judgements.catchUp(office);
    quiet();
    assertThat(texts()).isEqualTo(before);
    NightScan again = scan(scans);
    assertThat(again.counts().differences()).isZero();
    assertThat(again.counts().compared()).isEqualTo(again.counts().employers());
  }

  @Test
  void employers_judged_by_an_older_rule_book_are_found_and_judged_anew() throws IOException {
    RuleEntry last =
        CompanyScan.shippedBook().entries().stream()
            .filter(entry -> entry.rule().equals(commonestRule()))
            .findFirst()
            .orElseThrow();
    RuleBook older =
        CompanyScan.shippedBook()
            .with(
                List.of(
                    new RuleEntry(
                        last.rule(),
                        1000,
                        LocalDate.of(2000, 1, 1),
                        Optional.empty(),
                        "",
                        last.articles(),
                        "platform",
                        last.parameters())));
    Judgements byOlder =
        new Judgements(
            facts,
            employers,
            findings,
            workforces,
            () -> new RulesInForce.Numbered(older, Long.MAX_VALUE),
            scores,
            tenancy,
            events,
            ids,
            clock);
    tenancy.inTransaction(
        new Actor.Platform(office),
        () -> {
          employers.touchAll(office);
          return office;
        });
    byOlder.catchUp(office);
    long stale = count("fact_finding", "closed_at is null and rule_version = 1000");
    assertThat(stale).isPositive();

    NightScan scan = scan(scans);
    assertThat(scan.counts().differences()).isEqualTo(stale);
    assertThat(notes(scan, "differences"))
        .allSatisfy(note -> assertThat(note.parts()).contains("version"));
    judgements.catchUp(office);
    quiet();
    assertThat(count("fact_finding", "closed_at is null and rule_version = 1000")).isZero();
    assertThat(scan(scans).counts().differences()).isZero();
  }

  @Test
  void a_scan_looks_by_the_rules_that_offices_switched_on() throws IOException {
    String rule = commonestRule();
    RuleEntry shipped =
        CompanyScan.shippedBook().entries().stream()
            .filter(entry -> entry.rule().equals(rule))
            .findFirst()
            .orElseThrow();
    RuleBook local =
        CompanyScan.shippedBook()
            .with(
                List.of(
                    new RuleEntry(
                        rule,
                        1000,
                        LocalDate.of(2000, 1, 1),
                        Optional.empty(),
                        "",
                        List.of("某省规定 第1条"),
                        "platform",
                        shipped.parameters())));
    NightScan scan =
        scan(with(settings(PLENTY, PATIENCE, 7), () -> new RulesInForce.Numbered(local, 0)));
    assertThat(scan.book()).contains(local.version());
    assertThat(notes(scan, "differences"))
        .isNotEmpty()
        .allSatisfy(note -> {
          assertThat(note.rule()).isEqualTo(rule);
          assertThat(note.parts()).contains("version", "articles");
        });
  }

  @Test
  void an_employer_whose_judgement_waits_is_left_out() throws IOException {
    String waiting = employerWithFindings();
    change(
        "update fact_finding set threshold = 'x' where tenant_id = :id and employer = '"
            + waiting
            + "' and closed_at is null",
        office);
    tenancy.inTransaction(
        new Actor.Platform(office),
        () -> {
          employers.touch(office, REGION, List.of(waiting));
          return office;
        });
    NightScan scan = scan(scans);
    assertThat(scan.counts().differences()).isZero();
    assertThat(scan.counts().leftOut()).isEqualTo(1);
    assertThat(notes(scan, "left-out"))
        .singleElement()
        .satisfies(note -> {
          assertThat(note.about()).isEqualTo(About.WAITING);
          assertThat(note.employer()).isEqualTo(waiting);
        });
  }

  @Test
  void an_employer_whose_facts_change_after_the_snapshot_began_is_left_out() throws IOException {
    NightScan scan =
        scan(
            with(
                settings(PLENTY, PATIENCE, 7),
                () -> {
                  // Between the list of employers and the facts, by somebody else, to the end.
                  CompletableFuture.runAsync(
                          () -> {
                            deliver(
                                Map.of(
                                    "wages",
                                    List.of(
                                        "employer,person,month,due,paid",
                                        "E-LATE,P-LATE,2026-08,5000,0")));
                            judgements.catchUp(office);
                            tenancy.inTransaction(
                                new Actor.Platform(office),
                                () -> {
                                  employers.touchAll(office);
                                  return office;
                                });
                            judgements.catchUp(office);
                          })
                      .join();
                  return rules.numbered();
                }));
    assertThat(scan.error()).isEmpty();
    assertThat(scan.counts().compared()).isZero();
    assertThat(notes(scan, "left-out"))
        .hasSize((int) scan.counts().employers())
        .allSatisfy(note -> assertThat(note.about()).isEqualTo(About.CHANGED));
  }

  @Test
  void without_the_program_a_scan_fails_and_says_that_it_is_not_configured() throws IOException {
    NightScan scan =
        scan(
            with(
                new ScanSettings(
                    true,
                    LocalTime.of(2, 30),
                    temporary.resolve("gone.jar").toString(),
                    PATIENCE,
                    DataSize.ofMegabytes(256),
                    DataSize.ofMegabytes(256),
                    1,
                    PLENTY,
                    7),
                rules));
    cameToNothing(scan, "not-configured");
  }

  @Test
  void a_scan_that_would_fill_the_disk_fails_and_leaves_nothing() throws IOException {
    cameToNothing(scan(with(settings(DataSize.ofKilobytes(2), PATIENCE, 7), rules)), "disk");
    // Room for the facts, and not for the columns beside them.
    cameToNothing(scan(with(settings(DataSize.ofKilobytes(600), PATIENCE, 7), rules)), "disk");
  }

  @Test
  void a_scan_that_takes_too_long_is_stopped_and_leaves_nothing() throws IOException {
    cameToNothing(scan(with(settings(PLENTY, Duration.ZERO, 7), rules)), "timeout");
  }

  @Test
  void a_killed_program_leaves_a_failed_scan_and_nothing_else_and_the_next_is_whole()
      throws IOException {
    CompletableFuture<NightScan> scanning =
        CompletableFuture.supplyAsync(() -> {
          try {
            return scan(scans);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    ProcessHandle child =
        await().atMost(PATIENCE).until(this::child, Optional::isPresent).orElseThrow();
    assertThat(scanningFor(scanning)).isTrue();
    child.destroyForcibly();
    NightScan scan = scanning.join();
    cameToNothing(scan, "killed");
    assertThat(count("fact_employer", "touched")).isZero();
    assertThat(scan(scans).counts().compared()).isPositive();
  }

  /** Whoever asks meanwhile has to wait: one at a time on this machine. */
  private boolean scanningFor(CompletableFuture<NightScan> scanning) throws IOException {
    return !scanning.isDone() && !scans.scan(office, ScanTask.NIGHT + "other");
  }

  private Optional<ProcessHandle> child() {
    return ProcessHandle.current()
        .children()
        .filter(process ->
            process.info().commandLine().filter(line -> line.contains("HubScan")).isPresent()
                || process
                    .info()
                    .arguments()
                    .filter(words -> List.of(words).toString().contains("HubScan"))
                    .isPresent()
                || command(process).contains("HubScan"))
        .findFirst();
  }

  /** Long class paths are cut off elsewhere. */
  private static String command(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void after_a_crash_the_same_scan_is_begun_anew_and_what_the_dead_one_left_is_gone()
      throws IOException {
    NightScan dead = crashed("crashed-" + office);
    Path left = Files.createDirectories(installation.directory("scans").resolve("dead"));
    Files.writeString(left.resolve("facts"), "x");
    Path sent = Files.writeString(temporary.resolve("sent"), "x");
    store.put(office + "/2026-01-01/" + UUID.randomUUID() + "/wages-0.parquet", sent);

    assertThat(scans.scan(office, ScanTask.NIGHT + "another")).isTrue();
    assertThat(find(dead.id()).state()).as("its own task goes on").isEqualTo(State.RUNNING);
    assertThat(scans.scan(office, "crashed-" + office)).isTrue();
    NightScan scan = find(dead.id());
    assertThat(scan.state()).isEqualTo(State.DONE);
    assertThat(scan.attempt()).isNotEqualTo(dead.attempt());
    assertThat(leftovers()).isEmpty();
    assertThat(store.names(office + "/")).hasSize(scan.files().size() + 1);
  }

  private NightScan crashed(String instance) {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () -> {
          NightScan scan =
              new NightScan(
                  ids.next(),
                  office,
                  REGION,
                  ids.next(),
                  State.RUNNING,
                  judgements.today(),
                  Optional.empty(),
                  clock.instant(),
                  Optional.of(clock.instant()),
                  Optional.empty(),
                  Optional.empty(),
                  NightScan.Counts.NONE,
                  Optional.empty(),
                  List.of(),
                  Optional.empty());
          journal.open(ScanEvents.stream(scan.id()), REGION);
          rows.insert(scan, instance, Optional.empty());
          return scan;
        });
  }

  @Test
  void so_many_snapshots_are_kept_and_older_ones_go_with_their_keys() throws IOException {
    NightScans one = with(settings(PLENTY, PATIENCE, 1), rules);
    NightScan first = scan(one);
    NightScan second = scan(one);
    assertThat(find(first.id()).key()).isEmpty();
    assertThat(find(second.id()).key()).isPresent();
    assertThat(store.names(office + "/"))
        .isNotEmpty()
        .allMatch(name -> name.contains(second.id().toString()));
    assertThatThrownBy(() -> tenancy.as(official, () -> scans.open(first.id())))
        .hasMessage("scan-not-kept");
  }

  @Test
  void the_next_night_is_appointed_once_and_by_every_look() {
    task.appoint(office);
    task.appoint(office);
    List<Instant> appointed =
        jdbc.sql(
                "select execution_time from scheduled_tasks where task_name = :task and task_instance like :mine")
            .param("task", ScanTask.TASK)
            .param("mine", office + "/%")
            .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .list();
    assertThat(appointed)
        .singleElement()
        .satisfies(at -> {
          assertThat(at).isAfter(clock.instant());
          assertThat(at.atZone(Rosters.ZONE).toLocalTime()).isEqualTo(LocalTime.of(2, 30));
        });
  }

  @Test
  void an_official_has_the_hub_scanned_from_the_page_and_opens_every_number() {
    String login = inspector(office);
    change(
        "update fact_finding set threshold = 'x' where id = (select id from fact_finding where tenant_id = :id and closed_at is null limit 1)",
        office);
    try (var browser = new Chromium(port)) {
      Page page = browser.signedIn(login, PASSWORD);
      page.navigate(browser.at("/facts"));
      page.click("a[href='/scans']");
      assertThat(page.textContent("main")).contains("还没有核对过");
      page.click("#ask [type=submit]");
      page.waitForURL(url -> url.contains("/scans/"));
      page.waitForSelector("#files");
      assertThat(page.textContent("#notes")).contains("两边都有，内容不同").contains("界限");
      browser.looksRight(page, "scan");
      page.navigate(browser.at("/scans"));
      browser.looksRight(page, "scans");
      for (int number = 0; number < 4; number++) {
        page.navigate(browser.at("/scans"));
        page.click("#scans td.num a >> nth=" + number);
        page.waitForSelector("#files");
        assertThat(page.url()).contains("#");
      }
      page.navigate(browser.at("/scans?lang=en"));
      assertThat(page.textContent("main")).contains("Night scans").contains("Beijing time");
      assertThat(browser.complaints()).isEmpty();
    }
    var client = new ApiClient(port).login(login, PASSWORD);
    var list = client.get(SCANS).json();
    assertThat(list.path("configured").asBoolean()).isTrue();
    assertThat(list.path("nightly").asBoolean()).isTrue();
    String id = list.path("scans").path(0).path("id").asString();
    assertThat(list.path("scans").path(0).path("asker").asString()).isEqualTo("监察员");
    var notes = client.get(SCANS + "/" + id + "/notes").json();
    assertThat(notes.path("total").asInt()).isEqualTo(1);
    assertThat(client.get(SCANS + "/" + id + "/notes?about=x").code())
        .isEqualTo("unreadable-request");
    assertThat(client.get(SCANS + "/" + id + "/columns.zip").status()).isEqualTo(200);
    assertThat(tenancy.as(official, () -> trail.events(ScanEvents.stream(UUID.fromString(id)))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("night-scan.asked"));
    crashed("held");
    assertThat(client.post(SCANS, Map.of()).code()).isEqualTo("scan-under-way");
    var elsewhere = new ApiClient(port).login(inspector(UUID.randomUUID()), PASSWORD);
    assertThat(elsewhere.get(SCANS + "/" + id).status()).isEqualTo(404);
    assertThat(elsewhere.get("/scans/" + id).status()).isEqualTo(404);
    assertThat(elsewhere.get(SCANS).json().path("total").asInt()).isZero();
    assertThat(elsewhere.post(SCANS, Map.of()).code()).isEqualTo("scan-nothing-delivered");
    assertThat(elsewhere.page("/scans")).contains("还没有部门向本单位交付过数据").doesNotContain("现在核对");
  }

  private String inspector(UUID of) {
    String login = "inspector-" + UUID.randomUUID();
    tenancy.inTransaction(
        new Actor.Official(of, of, REGION, Role.PLATFORM, ""),
        () ->
            accounts.create(
                new Accounts.NewAccount(
                    new Accounts.Owner.Office(of, REGION),
                    Role.INSPECTOR,
                    login,
                    "监察员",
                    PASSWORD)));
    return login;
  }

  /** Failed for this reason; no file, no key and no mark is left of it. */
  private void cameToNothing(NightScan scan, String why) throws IOException {
    assertThat(scan.state()).isEqualTo(State.FAILED);
    assertThat(scan.error()).contains(why);
    assertThat(scan.key()).isEmpty();
    assertThat(notes(scan, "differences")).isEmpty();
    assertThat(leftovers()).isEmpty();
    assertThat(store.names(office + "/")).isEmpty();
    assertThat(child()).isEmpty();
    assertThat(tenancy.as(official, () -> trail.events(ScanEvents.stream(scan.id()))))
        .extracting(Object::toString)
        .anySatisfy(event -> assertThat(event).contains("night-scan.failed").contains(why));
  }

  private NightScan scan(NightScans by) throws IOException {
    long before = count("night_scan", "true");
    assertThat(by.scan(office, ScanTask.NIGHT + night++)).isTrue();
    assertThat(count("night_scan", "true")).isEqualTo(before + 1);
    return tenancy.as(official, () -> scans.page(0, 1).scans().getFirst());
  }

  private NightScan find(UUID id) {
    return tenancy.as(official, () -> scans.find(id));
  }

  private List<NightScan.Note> notes(NightScan scan, String about) {
    return tenancy.as(official, () -> scans.notes(scan, ScanApi.matters(about), 0, 10_000).notes());
  }

  private NightScans with(ScanSettings settings, RulesInForce book) {
    return new NightScans(
        rows,
        task,
        folder,
        new ScanProgram(settings, clock),
        comparison,
        snapshots,
        files,
        book,
        settings,
        journal,
        tenancy,
        ids,
        clock);
  }

  private static ScanSettings settings(DataSize disk, Duration patience, int keep) {
    return new ScanSettings(
        true,
        LocalTime.of(2, 30),
        System.getProperty("java.class.path"),
        patience,
        DataSize.ofMegabytes(256),
        DataSize.ofMegabytes(256),
        1,
        disk,
        keep);
  }

  private byte[] stored(String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return in.readAllBytes();
    }
  }

  private Map<String, byte[]> takenAlong(NightScan scan) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    scans.write(tenancy.as(official, () -> scans.open(scan.id())), zip);
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(installation.directory("scans"))) {
      return all.filter(path -> !path.endsWith(".lock")).toList();
    }
  }

  private void deliver(Map<String, List<String>> lines) {
    lines.forEach((code, text) -> {
      try {
        byte[] csv = String.join("\n", text).getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile(temporary, "delivery", ".csv");
        Files.write(file, csv);
        FactKind kind = FactKind.ofCode(code).orElseThrow();
        tenancy.as(
            official,
            () ->
                hub.receive(
                    new Delivery(
                        kind,
                        false,
                        FactFormat.CSV,
                        kind.file(),
                        FactBatch.Channel.API,
                        Optional.empty(),
                        file,
                        Digest.sha256(csv))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** No look of the service's own is due any more, and nobody waits. */
  private void quiet() {
    await()
        .atMost(PATIENCE)
        .until(() ->
            count("fact_employer", "touched") == 0
                && jdbc.sql(
                            "select count(*) from scheduled_tasks where task_name = :task and task_instance like :mine and execution_time <= now()")
                        .param("task", JudgementTask.TASK)
                        .param("mine", office + "/%")
                        .query(Long.class)
                        .single()
                    == 0);
  }

  private String commonestRule() {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    """
                    select rule from fact_finding where tenant_id = :office and closed_at is null and rule = any(:known)
                    group by rule order by count(*) desc, rule limit 1
                    """)
                .param("office", office)
                .param(
                    "known",
                    CompanyScan.shippedBook().entries().stream()
                        .map(RuleEntry::rule)
                        .distinct()
                        .toArray(String[]::new))
                .query(String.class)
                .single());
  }

  private String employerWithFindings() {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql(
                    "select min(employer) from fact_finding where tenant_id = :office and closed_at is null")
                .param("office", office)
                .query(String.class)
                .single());
  }

  private List<String> texts() {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            new ArrayList<>(
                jdbc.sql(
                        """
                        select employer || rule || rule_version || subject || ordinal || severity || threshold || facts::text from fact_finding
                        where tenant_id = :office and closed_at is null order by employer, rule, subject, ordinal
                        """)
                    .param("office", office)
                    .query(String.class)
                    .list()));
  }

  private void change(String sql, UUID id) {
    assertThat(
            tenancy.inTransaction(
                new Actor.Platform(office), () -> jdbc.sql(sql).param("id", id).update()))
        .isPositive();
  }

  private void platform(String sql) {
    tenancy.inTransaction(
        new Actor.Platform(office), () -> jdbc.sql(sql).param("office", office).update());
  }

  private long open() {
    return count("fact_finding", "closed_at is null");
  }

  private long count(String table, String where) {
    return tenancy.inTransaction(
        new Actor.Platform(office),
        () ->
            jdbc.sql("select count(*) from " + table + " where tenant_id = :office and " + where)
                .param("office", office)
                .query(Long.class)
                .single());
  }
}
