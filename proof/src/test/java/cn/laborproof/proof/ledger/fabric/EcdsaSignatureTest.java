package cn.laborproof.proof.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Seeded;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
  private static final ForgedIdentity SIGNER = ForgedCa.root("CourtMSP").issue("peer", "peer");
  private static final ByteString STATEMENT = ByteString.copyFromUtf8("a statement");

  private static boolean verifies(byte[] signature) {
    return EcdsaSignature.verifies(
        SIGNER.certificate().getPublicKey(),
        Bytes.of(signature),
        Bytes.of(STATEMENT.toByteArray()));
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(50);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_signature_has_one_spelling(Seeded any) {
    byte[] good = SIGNER.sign(STATEMENT).toByteArray();
    assertThat(verifies(good)).isTrue();
    assertThat(verifies(SIGNER.signHigh(STATEMENT).toByteArray())).isFalse();
    assertThat(verifies(Arrays.copyOf(good, good.length + 1))).isFalse();
    assertThat(verifies(Arrays.copyOf(good, any.number(0, good.length - 1)))).isFalse();
    assertThat(verifies(any.withOneBitFlipped(good))).isFalse();
    assertThat(verifies(any.bytes(0, 80))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3006020100020100", // zero and zero
        "3006020101020100",
        "30060201ff0201ff", // negative
        "3080020101020101", // a length without end
        "308106020101020101", // a length in two bytes
        "30070202000102010100",
        "3006a20101020101", // no integer
        "0206020101020101" // no sequence
      })
  void other_encodings_are_refused(String hex) {
    assertThat(verifies(HexFormat.of().parseHex(hex))).isFalse();
  }

  @Test
  void a_signature_over_other_bytes_is_refused() {
    assertThat(verifies(SIGNER.sign(ByteString.copyFromUtf8("another")).toByteArray())).isFalse();
  }
}
