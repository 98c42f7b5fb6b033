package cn.laborproof.gateway.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.ledger.Institution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FabricConnectionTest {

  private static final List<String> LINES =
      List.of(
          "channel=labour",
          "chaincode=evidence-log",
          "genesis=" + "ab".repeat(32),
          "mspId=OperatorMSP",
          "certificate=/keys/cert.pem",
          "key=keys/key.pem",
          "peers=LabourBureau,Court",
          "peer.LabourBureau.address=127.0.0.1:7060",
          "peer.LabourBureau.tlsRoot=/keys/bureau.pem",
          "peer.Court.address=peer.court.example:7160",
          "peer.Court.tlsRoot=/keys/court.pem",
          "peer.Court.serverName=court.example",
          "operator=Operator",
          "quorum=3",
          "receiptQuorum=2",
          "demo=false");

  @TempDir Path directory;

  private Path file(List<String> lines) throws IOException {
    return Files.write(directory.resolve("labour-operator.properties"), lines);
  }

  @Test
  void everything_in_the_file_is_taken() throws IOException {
    FabricConnection connection = FabricConnection.load(file(LINES));

    assertThat(connection.trust().type()).isEqualTo("fabric");
    assertThat(connection.demo()).isFalse();
    assertThat(connection.identity().certificate()).isEqualTo(Path.of("/keys/cert.pem"));
    assertThat(connection.identity().key())
        .as("relative paths are meant from the folder of the file")
        .isEqualTo(directory.resolve("keys/key.pem"));
    assertThat(connection.peers())
        .extracting(FabricConnection.Peer::institution, FabricConnection.Peer::address)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Institution.LABOUR_BUREAU, "127.0.0.1:7060"),
            org.assertj.core.groups.Tuple.tuple(Institution.COURT, "peer.court.example:7160"));
    assertThat(connection.peers().getLast().serverName()).contains("court.example");
  }

  @ParameterizedTest
  @CsvSource({
    "channel,''",
    "genesis,abcd",
    "peers,Nobody",
    "operator,nobody",
    "quorum,three",
    "quorum,5",
    "receiptQuorum,0",
    "demo,perhaps",
    "peer.Court.address,7160",
    "peer.Court.address,court:port"
  })
  void what_is_wrong_is_named(String name, String value) throws IOException {
    Path file =
        file(
            LINES.stream()
                .map(line -> line.startsWith(name + "=") ? name + "=" + value : line)
                .collect(Collectors.toList()));

    assertThatThrownBy(() -> FabricConnection.load(file).trust())
        .hasMessageContaining(name.startsWith("peers") ? "Nobody" : name.replaceAll(".*\\.", ""));
  }
}
