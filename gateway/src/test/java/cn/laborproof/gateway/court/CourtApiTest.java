package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mapping files are bounded, and each mistake in one is found when it is read. */
class CourtApiTest {

  private static void parse(String mapping) {
    CourtApi.parse(mapping.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_whole_mapping_is_read() {
    assertThatCode(() -> parse(ForeignCourt.MAPPING)).doesNotThrowAnyException();
    assertThatCode(CourtApi::own).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "laborproof/court-api/v1|laborproof/court-api/v2|format",
        "\"/data/bizNo\"|\"data/bizNo\"|pointer",
        "\"/data/bizNo\"|\"/data\"|expected: apart",
        "deposit.digest|deposit.secret|request source",
        "deposit.digest|evidenceNumber|request source",
        "\"GET\"|\"POST\"|method",
        "/api/chain/latest|/api/../latest?x=1|path",
        "/api/evidence/query|/api/evidence/{evidenceNumber}|path",
        "\"form\": \"base64\"|\"form\": \"xml\"|form",
        "\"given\": [\"0\"]|\"given\": []|given",
        "\"key\": \"/data/certNo\"|\"key\": \"data\"|members.key",
        "\"block.number\"|\"deposit.number\"|expected: apart",
        "\"code\": \"/reason\"|\"kode\": \"/reason\"|kode",
        "\"/data/wait\"|\"/a/b/c/d/e/f/g/h/i\"|steps"
      })
  void a_mistake_is_found_when_the_file_is_read(String right, String wrong, String named) {
    assertThatThrownBy(() -> parse(ForeignCourt.MAPPING.replace(right, wrong)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(named);
  }

  @Test
  void a_file_without_end_is_not_read() {
    assertThatThrownBy(() -> parse(ForeignCourt.MAPPING + " ".repeat(CourtApi.MAX_BYTES)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("too long");
  }
}
