package cn.laborproof.proof.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricLedgerTrustTest {
  private static final List<InstitutionMsp> MEMBERS =
      List.of(
          new InstitutionMsp("Court", "CourtMSP"), new InstitutionMsp("Operator", "OperatorMSP"));

  @TempDir private Path dir;

  private static FabricLedgerTrust trust(
      List<InstitutionMsp> members, int quorum, String operator) {
    return new FabricLedgerTrust(
        "labour", "evidence-log", Digest.sha256(), members, quorum, operator, 1, true);
  }

  private static TrustBundle bundle(LedgerTrust ledger) {
    return new TrustBundle(
        "test",
        1,
        Instant.parse("2026-11-21T00:00:00Z"),
        true,
        List.of(),
        List.of(),
        WitnessTrust.none(),
        ledger,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void it_is_read_back_from_a_bundle() throws IOException {
    TrustBundle bundle = bundle(trust(MEMBERS, 2, "Operator"));
    bundle.writeTo(dir);

    assertThat(TrustBundle.load(dir)).isEqualTo(bundle);
    assertThat(Files.readString(dir.resolve("trust.json"))).contains("\"fabric\"", "\"CourtMSP\"");
  }

  @Test
  void a_kind_nobody_knows_is_refused() throws IOException {
    bundle(trust(MEMBERS, 2, "Operator")).writeTo(dir);
    Path file = dir.resolve("trust.json");
    Files.writeString(file, Files.readString(file).replace("\"fabric\"", "\"other\""));

    assertThatThrownBy(() -> TrustBundle.load(dir)).isInstanceOf(MalformedException.class);
  }

  @Test
  void numbers_nobody_can_reach_and_names_that_stand_twice_are_refused() {
    assertThatThrownBy(() -> trust(MEMBERS, 3, "Operator"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> trust(MEMBERS, 2, "Notary"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            trust(
                List.of(MEMBERS.getLast(), new InstitutionMsp("Court", "OperatorMSP")),
                2,
                "Operator"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_msp_speaks_for_the_institution_the_verifier_says() {
    assertThat(trust(MEMBERS, 2, "Operator").institutionOf("CourtMSP")).contains("Court");
    assertThat(trust(MEMBERS, 2, "Operator").institutionOf("Court")).isEmpty();
  }
}
