package cn.laborproof.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningProfileTest {
  private static final SignatureSlot WORKER =
      new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, "张三");

  @Test
  void the_attached_file_reads_as_what_was_written() {
    SigningProfile profile = Samples.mediation().profile();
    assertThat(SigningProfile.parse(profile.canonicalJson())).isEqualTo(profile);
  }

  @Test
  void the_attached_file_has_one_spelling() {
    String json =
        "{\"demo\":true,\"evidence\":\"LP7Q2M9XK4TB3WZ8\",\"kind\":\"labour-contract\",\"level\":\"PAdES-B-LTA\",\"slots\":[{\"field\":\"Sig_Worker\",\"order\":1,\"role\":\"worker\",\"signer\":\"张三\"}],\"v\":1}";
    assertThat(profile(List.of(WORKER)).canonicalJson())
        .isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> SigningProfile.parse((json + " ").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void unknown_members_versions_roles_and_levels_are_refused() {
    String json = new String(profile(List.of(WORKER)).canonicalJson(), StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            json.replace("\"v\":1", "\"v\":2"),
            json.replace("\"v\":1", "\"v\":1,\"w\":1"),
            json.replace("\"role\":\"worker\"", "\"role\":\"king\""),
            json.replace("PAdES-B-LTA", "PAdES-B-B"))) {
      assertThatThrownBy(() -> SigningProfile.parse(bad.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void the_order_of_signing_has_no_gap_and_no_field_occurs_twice() {
    SignatureSlot third = new SignatureSlot(3, "Sig_C", SignatureRole.MEDIATOR, "陈静");
    SignatureSlot again = new SignatureSlot(2, "Sig_Worker", SignatureRole.EMPLOYER, "公司");
    assertThatThrownBy(() -> profile(List.of(WORKER, third)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> profile(List.of(WORKER, again)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SigningProfile profile(List<SignatureSlot> slots) {
    return SigningProfile.of(DocumentKind.LABOUR_CONTRACT, Samples.REFERENCE, true, slots);
  }
}
