package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.DepositorRegistration;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.Seeded;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real process, started as the entry script starts it, and killed while it works. */
@Timeout(60)
class KilledProcessTest {
  private static final Ed25519SecretKey KEY = Ed25519SecretKey.generate(new SecureRandom());

  @TempDir Path directory;

  static Stream<Seeded> runs() {
    return Seeded.runs(3);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_receipt_that_anybody_holds_is_lost_by_a_kill(Seeded any) throws Exception {
    var held = new ConcurrentLinkedQueue<CourtReceipt>();
    Process first = start();
    Client client = new Client(uri(first));
    client.post("/court/v1/depositors", DepositorRegistration.sign("relay", KEY).bytes(), Map.of());
    Thread relay = Thread.ofVirtual().start(() -> depositUntilCut(client, held));
    int enough = any.number(1, 60);
    while (held.size() < enough) {
      Thread.onSpinWait();
    }
    kill(first);
    relay.join(Duration.ofSeconds(30));

    try (DemoAuthorities again = DemoAuthorities.start(directory, 0)) {
      Client reader = new Client(again.uri());
      for (CourtReceipt receipt : held) {
        String kept = reader.get("/court/v1/deposits/" + receipt.evidenceNumber()).body();
        assertThat(CourtReceipt.parse(kept.getBytes(StandardCharsets.UTF_8))).isEqualTo(receipt);
      }
    }
  }

  @Test
  void the_authorities_are_the_same_after_a_kill() throws Exception {
    Process first = start();
    URI at = uri(first);
    String root = new Client(at).get("/ca/root.cer").body();
    var worker = EstClient.of(at, directory).worker("张三");
    kill(first);

    Process second = start();
    try {
      URI again = uri(second);
      assertThat(new Client(again).get("/ca/root.cer").body()).isEqualTo(root);
      var another = EstClient.of(again, directory).worker("李四");
      assertThat(another.chain().getLast()).isEqualTo(worker.chain().getLast());
      another.certificate().verify(worker.chain().get(1).getPublicKey());
    } finally {
      kill(second);
    }
  }

  @Test
  void a_second_process_on_the_same_directory_is_refused_in_one_sentence() throws Exception {
    try (DemoAuthorities running = DemoAuthorities.start(directory, 0)) {
      Process second = start();
      String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(said).contains("is in use by other demo authorities").hasLineCount(1);
      assertThat(running.uri().getPort()).isPositive();
    }
  }

  @Test
  void only_the_owner_can_read_the_state() throws Exception {
    DemoAuthorities.start(directory.resolve("state"), 0).close();

    var modes = new TreeMap<String, Path>();
    try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        modes.put(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file);
      }
    }
    assertThat(modes).containsOnlyKeys("rw-------");
  }

  private static void depositUntilCut(Client client, ConcurrentLinkedQueue<CourtReceipt> held) {
    for (long size = 1; ; size++) {
      Digest digest = Digest.sha256(Long.toString(size).getBytes(StandardCharsets.US_ASCII));
      var deposit =
          new Deposit("labour", digest, size, digest, "laborproof.example/log", size, digest);
      try {
        var answer =
            client.post(
                "/court/v1/deposits", SignedDeposit.sign(deposit, "relay", KEY).bytes(), Map.of());
        held.add(CourtReceipt.parse(answer.body().getBytes(StandardCharsets.UTF_8)));
      } catch (IOException | InterruptedException cut) {
        return;
      }
    }
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                directory.toString(),
                "0"))
        .start();
  }

  private static URI uri(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int at = line.indexOf("http://");
      if (at >= 0) {
        return URI.create(line.substring(at));
      }
    }
    throw new IOException("it ended before it listened");
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
