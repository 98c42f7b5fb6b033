package cn.laborproof.signing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SystemPortsTest {

  @Test
  void identifiers_follow_rfc_9562_version_7() {
    UUID id =
        SystemPorts.version7(0x017F22E279B0L, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id).hasToString("017f22e2-79b0-7fff-bfff-ffffffffffff");
  }
}
