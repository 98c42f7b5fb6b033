package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.gateway.CourtAnswer;
import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.CourtChainContract;
import cn.laborproof.gateway.CourtContradiction;
import cn.laborproof.proof.court.CourtReceipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another court's interface, reached with a mapping file and no line of code. */
class MappedCourtContractTest extends CourtChainContract {

  private ForeignCourt server;
  private HttpCourtChain court;

  @BeforeEach
  void startCourt(@TempDir Path directory) throws Exception {
    TlsFiles files = new TlsFiles(directory);
    server = new ForeignCourt(files.server());
    Path mapping = Files.writeString(directory.resolve("mapping.json"), ForeignCourt.MAPPING);
    court =
        CourtSettingsTest.open(
            files.settings(
                server.uri(), server.desk.genesis.trust(), files.store(), Optional.of(mapping)));
    court.register();
  }

  @AfterEach
  void stopCourt() {
    server.close();
  }

  @Override
  protected CourtChain court() {
    return court;
  }

  private CourtAnswer<CourtReceipt> saying(String answer) {
    server.instead.set(answer);
    return court.deposit(deposit(1));
  }

  @Test
  void a_code_in_the_answer_defers_or_refuses_as_mapped() {
    assertThat(saying("{\"code\":\"1001\",\"data\":{\"wait\":7}}"))
        .isEqualTo(new CourtAnswer.Deferred<>(Duration.ofSeconds(7)));
    assertThat(saying("{\"code\":4009,\"reason\":\"mismatch\"}"))
        .isEqualTo(new CourtAnswer.Refused<>(200, "mismatch"));
  }

  @Test
  void a_code_nobody_mapped_is_unknown_and_never_a_no() {
    assertThat(saying("{\"code\":5}")).isInstanceOf(CourtAnswer.Unreachable.class);
    assertThat(saying("maintenance")).isInstanceOf(CourtAnswer.Unreachable.class);
  }

  @Test
  void an_answer_without_the_mapped_members_is_kept_as_it_came() {
    String answer = "{\"code\":0,\"data\":{}}";

    assertThat(saying(answer))
        .isEqualTo(
            new CourtAnswer.Untrustworthy<CourtReceipt>(
                CourtContradiction.COURT_MALFORMED.name(),
                answer.getBytes(StandardCharsets.UTF_8)));
  }
}
