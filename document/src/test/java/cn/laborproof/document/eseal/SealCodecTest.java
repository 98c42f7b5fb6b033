package cn.laborproof.document.eseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealCodecTest {
  private static final SealWriter.Signer ANY = message -> SealWorkshop.sm3(message);

  static Stream<Seeded> runs() {
    return Seeded.runs(200);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_is_written_is_read_back(Seeded any) throws Exception {
    SealInfo info = info(any);
    ElectronicSeal seal = SealWriter.seal(info, any.bytes(1, 900), ANY);
    SealStatement statement =
        new SealStatement(
            seal,
            Instant.ofEpochSecond(any.number(0L, 253402300799L)),
            any.bytes(32),
            any.word(1, 300),
            extensions(any));
    SealSignature plain = SealWriter.sign(statement, any.bytes(1, 900), ANY);
    SealSignature signature =
        any.random().nextBoolean() ? plain : SealWriter.stamped(plain, any.bytes(1, 4000));

    SealSignature read = SealReader.signature(signature.encoded());

    assertThat(read).usingRecursiveComparison().isEqualTo(signature);
    assertThat(read.statement()).usingRecursiveComparison().isEqualTo(statement);
    assertThat(SealReader.seal(seal.encoded()).info()).usingRecursiveComparison().isEqualTo(info);
    assertThat(read.signature()).isEqualTo(SealWorkshop.sm3(read.signedBytes()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void bytes_of_anybody_are_refused_by_the_reader_and_never_by_the_machine(Seeded any) {
    byte[] seal = SealWriter.seal(info(any), any.bytes(1, 900), ANY).encoded();
    byte[] hostile = any.withOneBitFlipped(Arrays.copyOf(seal, any.number(1, seal.length)));
    try {
      byte[] again = SealReader.seal(hostile).encoded();
      assertThat(again).as("only one spelling is read").isEqualTo(hostile);
    } catch (MalformedSealException refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }

  @Test
  void nothing_may_follow_a_seal() {
    byte[] seal = seal();
    assertThatThrownBy(() -> SealReader.seal(Arrays.copyOf(seal, seal.length + 1)))
        .isInstanceOf(MalformedSealException.class);
  }

  @Test
  void a_seal_cut_short_is_refused() {
    byte[] seal = seal();
    assertThatThrownBy(() -> SealReader.seal(Arrays.copyOf(seal, seal.length - 1)))
        .isInstanceOf(MalformedSealException.class);
  }

  @Test
  void elements_nested_a_thousand_times_do_not_exhaust_the_stack() {
    byte[] bomb = new byte[4 << 20];
    for (int i = 0; i < bomb.length; i += 2) {
      bomb[i] = 0x30;
      bomb[i + 1] = (byte) 0x80;
    }
    assertThatThrownBy(() -> SealReader.seal(bomb))
        .isInstanceOf(MalformedSealException.class)
        .hasMessageContaining("indefinite");
  }

  @Test
  void definite_lengths_nested_deeper_than_any_seal_are_refused() {
    byte[] inner = {0x30, 0};
    for (int i = 0; i < 60; i++) {
      byte[] outer = new byte[inner.length + 2];
      outer[0] = 0x30;
      outer[1] = (byte) inner.length;
      System.arraycopy(inner, 0, outer, 2, inner.length);
      inner = outer;
    }
    byte[] nested = inner;
    assertThatThrownBy(() -> SealReader.seal(nested)).hasMessageContaining("nested");
  }

  @Test
  void a_length_in_a_longer_form_is_refused() {
    byte[] seal = {0x30, (byte) 0x81, 0x02, 0x05, 0x00};
    assertThatThrownBy(() -> SealReader.seal(seal)).hasMessageContaining("shortest");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void other_versions_of_the_structure_are_refused(int version) throws Exception {
    byte[] other = with(seal(), new int[] {0, 0, 1}, new ASN1Integer(version));
    assertThatThrownBy(() -> SealReader.seal(other)).hasMessageContaining("version");
  }

  @Test
  void a_header_that_is_not_of_a_seal_is_refused() throws Exception {
    byte[] other = with(seal(), new int[] {0, 0, 0}, new DERIA5String("ET"));
    assertThatThrownBy(() -> SealReader.seal(other)).hasMessageContaining("not ES");
  }

  @Test
  void a_time_with_a_fraction_is_refused() throws Exception {
    byte[] other = with(seal(), new int[] {0, 2, 4}, new ASN1GeneralizedTime("20261122080000.5Z"));
    assertThatThrownBy(() -> SealReader.seal(other)).hasMessageContaining("createDate");
  }

  @Test
  void a_signature_value_that_is_not_whole_bytes_is_refused() throws Exception {
    byte[] other = with(seal(), new int[] {3}, new DERBitString(new byte[] {2}, 1));
    assertThatThrownBy(() -> SealReader.seal(other)).hasMessageContaining("signedValue");
  }

  @Test
  void a_seal_signature_is_no_seal() {
    byte[] signature =
        SealWriter.sign(
                new SealStatement(
                    SealWriter.seal(info(Seeded.of(1)), new byte[] {1}, ANY),
                    SealWorkshop.NOW,
                    new byte[32],
                    "all",
                    List.of()),
                new byte[] {1},
                ANY)
            .encoded();
    assertThatThrownBy(() -> SealReader.seal(signature)).isInstanceOf(MalformedSealException.class);
  }

  @Test
  void what_the_reader_would_refuse_is_not_written() {
    SealInfo blank =
        new SealInfo(
            "", "1", info(Seeded.of(1)).property(), info(Seeded.of(1)).picture(), List.of());
    assertThatThrownBy(() -> SealWriter.seal(blank, new byte[] {1}, ANY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] seal() {
    return SealWriter.seal(info(Seeded.of(7)), new byte[] {1, 2, 3}, ANY).encoded();
  }

  /** The same structure with one element, found by its place at each level, put in another's. */
  private static byte[] with(byte[] der, int[] place, org.bouncycastle.asn1.ASN1Encodable element)
      throws Exception {
    return replace(ASN1Primitive.fromByteArray(der), place, 0, element)
        .toASN1Primitive()
        .getEncoded(ASN1Encoding.DER);
  }

  private static org.bouncycastle.asn1.ASN1Encodable replace(
      org.bouncycastle.asn1.ASN1Encodable old,
      int[] place,
      int level,
      org.bouncycastle.asn1.ASN1Encodable element) {
    if (level == place.length) {
      return element;
    }
    ASN1Sequence sequence = (ASN1Sequence) old;
    var parts = new ASN1EncodableVector();
    for (int i = 0; i < sequence.size(); i++) {
      parts.add(
          i == place[level]
              ? replace(sequence.getObjectAt(i), place, level + 1, element)
              : sequence.getObjectAt(i));
    }
    return new DERSequence(parts);
  }

  private static SealInfo info(Seeded any) {
    return new SealInfo(
        any.word(1, 40),
        any.word(1, 60),
        new SealProperty(
            any.number(0, 99), any.text(1, 60), owners(any), time(any), time(any), time(any)),
        new SealPicture(
            any.pick("PNG", "GIF", "SVG"),
            any.bytes(1, 3000),
            any.number(1, 100),
            any.number(1, 100)),
        extensions(any));
  }

  private static Instant time(Seeded any) {
    return Instant.ofEpochSecond(any.number(0L, 4102444800L));
  }

  private static SealOwners owners(Seeded any) {
    return any.random().nextBoolean()
        ? new SealOwners.Certificates(any.list(1, 4, a -> a.bytes(1, 700)))
        : new SealOwners.Digests(
            any.list(1, 4, a -> SealOwners.CertificateDigest.of(a.bytes(1, 700))));
  }

  private static List<ExtensionField> extensions(Seeded any) {
    return any.list(
        0,
        3,
        a ->
            new ExtensionField(
                "1.2.156." + a.number(1, 99999),
                a.onceIn(3),
                a.word(1, 50).getBytes(StandardCharsets.US_ASCII)));
  }
}
