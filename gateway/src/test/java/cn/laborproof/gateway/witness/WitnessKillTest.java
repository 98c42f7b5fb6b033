package cn.laborproof.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.testkit.Seeded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, killed (SIGKILL) after it wrote and before its answer is read. */
class WitnessKillTest {
  private static final int KILLS = 4;

  @TempDir Path directory;

  @Test
  void what_a_killed_witness_wrote_it_holds_to() throws Exception {
    Seeded any = Seeded.runs(1).findFirst().orElseThrow();
    GrowingLog log = GrowingLog.empty().grow(3);
    int standing = 0;
    String vkey = "";
    for (int kill = 0; kill < KILLS; kill++) {
      try (Running witness = Running.start(directory)) {
        if (kill > 0) {
          assertThat(witness.vkey()).isEqualTo(vkey);
          assertHoldsTo(witness, log, standing, any);
        }
        vkey = witness.vkey();
        int next = standing + any.number(1, 9);
        log.grow(next);
        witness.sendWithoutReading(log.request(standing, next));
        awaitWritten(next);
        witness.kill();
        standing = next;
      }
    }
    try (Running witness = Running.start(directory)) {
      assertHoldsTo(witness, log, standing, any);
      log.grow(standing + 5);
      HttpResponse<String> answer = witness.post(log.request(standing, standing + 5));
      assertThat(answer.statusCode()).isEqualTo(200);
      NoteVerifier key = NoteVerifier.ofVkey(vkey);
      assertThat(log.checkpoint(standing + 5).cosignatureIn(answer.body(), key)).isPresent();
    }
  }

  private static void assertHoldsTo(Running witness, GrowingLog log, int standing, Seeded any)
      throws Exception {
    GrowingLog fork = log.fork(any.number(0, standing - 1), "fork").grow(standing + 3);
    HttpResponse<String> sameSize = witness.post(fork.request(standing, standing));
    assertThat(sameSize.statusCode()).as("%s", any).isEqualTo(409);
    assertThat(sameSize.body()).isEqualTo(standing + "\n");
    assertThat(sameSize.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(witness.post(fork.request(standing, standing + 3)).statusCode()).isEqualTo(422);
    assertThat(witness.post(log.request(0, standing)).statusCode()).isEqualTo(409);
    assertThat(witness.post(log.request(standing, standing)).statusCode()).isEqualTo(200);
  }

  /** Looks at the file without pause, to come in between writing and answering. */
  private void awaitWritten(int size) throws IOException {
    Path state = directory.resolve("witness-state.json");
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!Files.readString(state).contains("\"size\":" + size + ",")
        && !Files.readString(state).contains("\"size\":" + size + "}")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** The program as an institution runs it. */
  private record Running(Process process, String vkey, URI address, HttpClient client)
      implements AutoCloseable {
    static Running start(Path directory) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WitnessMain.class.getName(),
                  "--state",
                  directory.toString(),
                  "--name",
                  "witness.example/killed",
                  "--log",
                  GrowingLog.KEY.verifier().vkey(),
                  "--listen",
                  "127.0.0.1:0")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String vkey = lastWord(lines.readLine());
      lines.readLine();
      URI address = URI.create(lastWord(lines.readLine()));
      return new Running(process, vkey, address, HttpClient.newHttpClient());
    }

    private static String lastWord(String line) {
      return line.substring(line.lastIndexOf(' ') + 1);
    }

    HttpResponse<String> post(String body) throws Exception {
      return client.send(
          HttpRequest.newBuilder(address.resolve("add-checkpoint"))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }

    void sendWithoutReading(String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Socket socket = new Socket(address.getHost(), address.getPort());
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: %d\r\n\r\n"
              .formatted(bytes.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
      kill();
      client.close();
    }
  }
}
