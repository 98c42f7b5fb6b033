package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Files laid into a folder, and a process that dies before it has moved them. */
@ServiceTest
class DropFolderTest {

  private static final String REGION = "659002";

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
    assertThat(names(inbox)).containsExactly("done", "failed", "insurance.csv.part");
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

  private void look() throws IOException {
    new DropFolder(hub, spool, new HubSettings(folder, DataSize.ofMegabytes(1)), tenancy, clock)
        .look();
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
