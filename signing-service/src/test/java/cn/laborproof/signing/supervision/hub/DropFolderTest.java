package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Files laid into a folder, and a process that dies before it has moved them. */
@ServiceTest
class DropFolderTest {

  private static final String REGION = "659002";
  private static final String WAGES = "employer,person,month,due,paid\nE1,P1,2026-10,5000,5000\n";
  private static final String OTHER_WAGES =
      "employer,person,month,due,paid\nE1,P2,2026-10,6000,6000\n";

  @Autowired FactHub hub;
  @Autowired FactSpool spool;
  @Autowired Tenancy tenancy;
  @Autowired Clock clock;

  @TempDir Path folder;

  private final UUID office = UUID.randomUUID();
  private Path inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = Files.createDirectories(folder.resolve(REGION + "_" + office));
  }

  @Test
  void a_file_is_taken_in_once_and_moved_and_one_being_written_is_left_alone() throws IOException {
    lay("wages-2026-10.csv", "employer,person,month,due,paid\nE1,P1,2026-10,5000,5000\n");
    lay("insurance.csv.part", "employer,person");
    lay("salaries.csv", "employer\nE1\n");
    lay("contracts.csv", "employer\nE1\n");
    look();
    assertThat(names(inbox)).containsExactly("done", "failed", "insurance.csv.part", "taking");
    assertThat(names(inbox.resolve("done"))).containsExactly("wages-2026-10.csv");
    assertThat(names(inbox.resolve("failed"))).containsExactly("contracts.csv", "salaries.csv");
    assertThat(batches())
        .extracting(FactBatch::fileName)
        .containsExactlyInAnyOrder("wages-2026-10.csv", "contracts.csv");
  }

  @Test
  void a_file_whose_process_died_before_it_was_moved_is_the_same_delivery() throws IOException {
    lay("wages.csv", "employer,person,month,due,paid\nE1,P1,2026-10,5000,5000\n");
    look();
    Files.move(inbox.resolve("done/wages.csv"), inbox.resolve("wages.csv"));
    look();
    assertThat(batches()).hasSize(1);
    assertThat(names(inbox.resolve("done"))).containsExactly("wages.csv");
  }

  @Test
  void a_file_that_takes_facts_back_says_so_by_its_name() throws IOException {
    lay("wages.csv", "employer,person,month,due,paid\nE1,P1,2026-10,5000,5000\n");
    look();
    lay("withdraw-wages.csv", "employer,person,month,due,paid\nE1,P1,2026-10,5000,5000\n");
    look();
    assertThat(batches().getFirst().withdraws()).isTrue();
    assertThat(batches().getFirst().counts().corrected()).isEqualTo(1);
  }

  @Test
  void a_file_laid_under_the_name_of_one_being_taken_in_is_taken_in_next() throws IOException {
    lay("wages.csv", WAGES);
    var replaced = new AtomicBoolean();
    drop(
            before(
                hub,
                "receive",
                () -> {
                  if (replaced.compareAndSet(false, true)) {
                    lay("new.part", OTHER_WAGES);
                    Files.move(
                        inbox.resolve("new.part"),
                        inbox.resolve("wages.csv"),
                        StandardCopyOption.REPLACE_EXISTING);
                  }
                }),
            tenancy)
        .look();
    assertThat(inbox.resolve("wages.csv")).hasContent(OTHER_WAGES);
    assertThat(inbox.resolve("done/wages.csv")).hasContent(WAGES);
    look();
    assertThat(batches()).hasSize(2);
    assertThat(names(inbox)).containsExactly("done", "failed", "taking");
    assertThat(names(inbox.resolve("done"))).hasSize(2).contains("wages.csv");
    assertThat(inbox.resolve("done/wages.csv")).hasContent(WAGES);
  }

  @Test
  void what_a_process_that_died_had_claimed_is_taken_in_first_and_issued_when_it_was_written()
      throws IOException {
    Files.createDirectory(inbox.resolve("taking"));
    lay("taking/wages.csv", WAGES);
    Instant written = Instant.parse("2026-03-01T08:00:00Z");
    Files.setLastModifiedTime(inbox.resolve("taking/wages.csv"), FileTime.from(written));
    lay("wages.csv", OTHER_WAGES);
    look();
    assertThat(batches()).hasSize(2);
    assertThat(batches().getLast().issuedAt()).isEqualTo(written);
    assertThat(inbox.resolve("done/wages.csv")).hasContent(WAGES);
    assertThat(names(inbox.resolve("done"))).hasSize(2);
    assertThat(names(inbox.resolve("taking"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "failed", "taking"})
  void an_office_cannot_have_its_files_moved_into_the_folder_of_another(String link)
      throws IOException {
    Path other = Files.createDirectories(folder.resolve(REGION + "_" + UUID.randomUUID()));
    Files.createSymbolicLink(inbox.resolve(link), other);
    lay("wages.csv", WAGES);
    lay("salaries.csv", "employer\nE1\n");
    look();
    assertThat(names(other)).isEmpty();
    assertThat(names(inbox)).contains("wages.csv", "salaries.csv");
    assertThat(batches()).isEmpty();
  }

  @Test
  void a_link_in_the_place_of_a_file_that_was_looked_at_is_not_read() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), WAGES);
    lay("wages.csv", "employer,person,month,due,paid\n");
    drop(
            hub,
            before(
                tenancy,
                "as",
                () -> {
                  for (String place : List.of("wages.csv", "taking/wages.csv")) {
                    if (Files.deleteIfExists(inbox.resolve(place))) {
                      Files.createSymbolicLink(inbox.resolve(place), secret);
                    }
                  }
                }))
        .look();
    assertThat(batches()).isEmpty();
    assertThat(inbox.resolve("failed/wages.csv")).isSymbolicLink();
    try (RealFolder real = RealFolder.of(inbox.resolve("failed"))) {
      assertThatThrownBy(() -> real.read(Path.of("wages.csv"))).isInstanceOf(IOException.class);
    }
    assertThat(secret).hasContent(WAGES);
  }

  @Test
  void a_folder_whose_name_only_looks_like_an_office_holds_up_nobody() throws IOException {
    Files.createDirectories(folder.resolve(REGION + "_" + "-".repeat(36)));
    lay("wages.csv", WAGES);
    look();
    assertThat(names(inbox.resolve("done"))).containsExactly("wages.csv");
  }

  @Test
  void a_file_that_fails_holds_up_nobody_and_is_set_aside_after_three_times() throws IOException {
    UUID last = UUID.fromString("ffffffff" + office.toString().substring(8));
    Path other = Files.createDirectories(folder.resolve(REGION + "_" + last));
    Files.writeString(other.resolve("wages.csv"), WAGES);
    lay("wages-broken.csv", WAGES);
    lay("wages-good.csv", OTHER_WAGES);
    var first = new AtomicInteger();
    DropFolder drop =
        drop(
            before(
                hub,
                "receive",
                () -> {
                  // The first file is the broken one, and each look begins with it.
                  if (first.getAndIncrement() == 0) {
                    throw new IllegalStateException("broken");
                  }
                }),
            tenancy);
    drop.look();
    assertThat(names(inbox.resolve("taking"))).containsExactly("wages-broken.csv");
    assertThat(names(inbox.resolve("done"))).containsExactly("wages-good.csv");
    assertThat(names(other.resolve("done"))).containsExactly("wages.csv");
    first.set(0);
    drop.look();
    assertThat(names(inbox.resolve("taking"))).containsExactly("wages-broken.csv");
    first.set(0);
    drop.look();
    assertThat(names(inbox.resolve("taking"))).isEmpty();
    assertThat(names(inbox.resolve("failed"))).containsExactly("wages-broken.csv");
  }

  private void look() throws IOException {
    drop(hub, tenancy).look();
  }

  private DropFolder drop(FactHub hub, Tenancy tenancy) {
    return new DropFolder(
        hub, spool, new HubSettings(folder, DataSize.ofMegabytes(1)), tenancy, clock);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** The real thing, with something happening just before one of its methods. */
  @SuppressWarnings("unchecked")
  private static <T> T before(T real, String method, Step step) {
    var proxied = new ProxyFactory(real);
    proxied.addAdvice(
        (MethodBeforeAdvice)
            (called, _, _) -> {
              if (called.getName().equals(method)) {
                step.run();
              }
            });
    return (T) proxied.getProxy();
  }

  private void lay(String name, String content) throws IOException {
    Files.writeString(inbox.resolve(name), content);
  }

  private List<FactBatch> batches() {
    return tenancy.as(
        new Actor.Official(office, office, REGION, Role.INSPECTOR, ""),
        () ->
            hub.page(Optional.empty(), 0, 50).batches().stream()
                .filter(batch -> batch.office().equals(office))
                .toList());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
