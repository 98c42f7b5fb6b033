package cn.laborproof.proof.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two forms of a court's block, and that neither passes for the other. */
class CourtBlockTest {

  private static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");
  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Deposit DEPOSIT =
      new Deposit("labour", SOME, 4, SOME, "laborproof.test/court", 100, SOME);
  private static final EvidenceNumber NUMBER = EvidenceNumber.of("TEST", 1);

  private final Ed25519SecretKey key = Ed25519SecretKey.of(new byte[32]);
  private final CourtGenesis genesis =
      new CourtGenesis("test-court", key.publicKey(), "a court of a test", DAY);
  private final CourtReceipt ofRecords =
      CourtReceipt.issue(genesis, genesis.block(), NUMBER, DEPOSIT, DAY, key);
  private final CourtReceipt ofFabric =
      CourtReceipt.issue(
          genesis.court(),
          genesis.chain(),
          NUMBER,
          DEPOSIT,
          new FabricCourtBlock(1, genesis.chain(), ofRecords.block().data(), DAY),
          key);

  static Stream<Seeded> runs() {
    return Seeded.runs(200);
  }

  /** X.690 written out by hand: the other implementation. */
  private static byte[] der(long number, Digest previous, Digest data) {
    byte[] integer = BigInteger.valueOf(number).toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x30);
    out.write(2 + integer.length + 2 + 32 + 2 + 32);
    out.write(0x02);
    out.write(integer.length);
    out.writeBytes(integer);
    for (Digest digest : new Digest[] {previous, data}) {
      out.write(0x04);
      out.write(32);
      out.writeBytes(digest.bytes());
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void the_hash_of_a_fabric_block_is_that_of_its_der_header(Seeded any) {
    long number = any.number(1L, any.pick(127L, 128L, 255L, 256L, 0x7fffL, JsonInteger.MAX));
    Digest previous = Digest.of(any.bytes(32));
    Digest data = Digest.of(any.bytes(32));

    assertThat(new FabricCourtBlock(number, previous, data, DAY).hash())
        .isEqualTo(Digest.sha256(der(number, previous, data)));
  }

  /** Computed by another program from the evidence format alone, so that neither ever changes. */
  @Test
  void the_bytes_of_both_forms_are_as_written_down() {
    assertThat(Digest.sha256(ofRecords.bytes()).hex())
        .isEqualTo("83b56d24536de3dfca18da8bdd70983eba143e32c8eb3766f8cabf66db2b376f");
    assertThat(Digest.sha256(ofFabric.bytes()).hex())
        .isEqualTo("92595e1c3120c35504fae270835636e2ad195cf03a9104e1295f09c91e9b7262");
  }

  @Test
  void a_receipt_of_a_record_block_cannot_be_given_another_number() {
    assertThatThrownBy(() ->
            new CourtReceipt(
                ofRecords.court(),
                ofRecords.chain(),
                EvidenceNumber.of("TEST", 2),
                DEPOSIT,
                ofRecords.block(),
                ofRecords.key(),
                ofRecords.signature()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_receipt_of_a_fabric_block_given_another_number_is_not_signed() {
    CourtReceipt other = with(ofFabric, EvidenceNumber.of("TEST", 2), ofFabric.block());

    assertThat(other.signed()).isFalse();
  }

  @Test
  void a_signature_for_one_form_counts_for_no_other() {
    assertThat(ofFabric.block().data()).isEqualTo(ofRecords.block().data());
    assertThat(with(ofFabric, NUMBER, ofRecords.block()).signed()).isFalse();
    assertThat(with(ofRecords, NUMBER, ofFabric.block()).signed()).isFalse();
  }

  private static CourtReceipt with(CourtReceipt receipt, EvidenceNumber number, CourtBlock block) {
    return new CourtReceipt(
        receipt.court(),
        receipt.chain(),
        number,
        receipt.deposit(),
        block,
        receipt.key(),
        receipt.signature());
  }

  @Test
  void the_forms_are_told_apart_by_the_data_hash_that_only_one_sends() {
    assertThat(CourtReceipt.parse(ofRecords.bytes()).block()).isInstanceOf(RecordBlock.class);
    assertThat(CourtReceipt.parse(ofFabric.bytes()).block()).isInstanceOf(FabricCourtBlock.class);
    assertThatThrownBy(() -> CourtReceipt.parse(edited(ofFabric, "\"time\":", "\"tide\":")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> CourtReceipt.parse(edited(ofFabric, "\"number\":1,", "\"number\":0,")))
        .isInstanceOf(MalformedException.class);
  }

  private static byte[] edited(CourtReceipt receipt, String what, String by) {
    String text = new String(receipt.bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(what);
    return Json.parse(text.replace(what, by).getBytes(StandardCharsets.UTF_8)).canonicalBytes();
  }

  @Test
  void the_time_of_a_fabric_block_is_under_the_signature_although_not_under_the_hash() {
    FabricCourtBlock block = (FabricCourtBlock) ofFabric.block();
    FabricCourtBlock later =
        new FabricCourtBlock(
            block.number(), block.previous(), block.data(), block.time().plusMillis(1));

    assertThat(later.hash()).isEqualTo(block.hash());
    assertThat(with(ofFabric, NUMBER, later).signed()).isFalse();
  }

  @Test
  void a_head_of_either_form_verifies_and_names_the_block() {
    for (CourtReceipt receipt : new CourtReceipt[] {ofRecords, ofFabric}) {
      CourtHead head = CourtHead.sign("test-court", genesis.chain(), receipt.block(), key);
      assertThat(new CourtVerifier(genesis.trust()).faultOf(head)).isEmpty();
      assertThat(head.hash()).isEqualTo(receipt.block().hash());
      assertThat(CourtHead.parse(head.bytes())).isEqualTo(head);
    }
  }

  @Test
  void no_fabric_block_is_a_founding_block() {
    assertThatThrownBy(() -> new FabricCourtBlock(0, SOME, SOME, DAY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
