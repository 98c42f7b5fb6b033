package cn.laborproof.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir Path directory;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void settings() throws Exception {
    String file = Files.createFile(directory.resolve("some.pem")).toString();
    environment.put("CHAINCODE_ID", "evidence-log:00");
    environment.put("CHAINCODE_ADDRESS", "127.0.0.1:7070");
    environment.put("CHAINCODE_TLS_CERT", file);
    environment.put("CHAINCODE_TLS_KEY", file);
    environment.put("CHAINCODE_TLS_TRUST", file);
  }

  @Test
  void a_whole_environment_is_read() {
    Settings settings = Settings.of(environment);

    assertThat(settings.id()).isEqualTo("evidence-log:00");
    assertThat(settings.address().getPort()).isEqualTo(7070);
    assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.trust()).hasFileName("some.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHAINCODE_ID",
        "CHAINCODE_ADDRESS",
        "CHAINCODE_TLS_CERT",
        "CHAINCODE_TLS_KEY",
        "CHAINCODE_TLS_TRUST"
      })
  void what_it_does_not_say_is_named(String name) {
    environment.put(name, " ");
    assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining(name);

    environment.remove(name);
    assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        ":7070",
        "127.0.0.1:",
        "127.0.0.1:99999",
        "127.0.0.1:7x",
        "no.host.invalid:1"
      })
  void an_address_that_is_none_is_named(String address) {
    environment.put("CHAINCODE_ADDRESS", address);

    assertThatThrownBy(() -> Settings.of(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("CHAINCODE_ADDRESS: ")
        .hasMessageContaining(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHAINCODE_TLS_CERT", "CHAINCODE_TLS_KEY", "CHAINCODE_TLS_TRUST"})
  void a_file_that_is_none_is_named(String name) {
    for (Path none : new Path[] {directory, directory.resolve("nowhere")}) {
      environment.put(name, none.toString());
      assertThatThrownBy(() -> Settings.of(environment))
          .hasMessage(name + ": cannot read the file " + none);
    }
  }
}
