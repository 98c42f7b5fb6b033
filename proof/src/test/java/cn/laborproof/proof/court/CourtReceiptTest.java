package cn.laborproof.proof.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.Seeded;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class CourtReceiptTest {

  private static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");
  private static final Digest SOME = Digest.sha256(new byte[] {1});
  private static final Deposit DEPOSIT =
      new Deposit("labour", SOME, 4, SOME, "laborproof.test/court", 100, SOME);

  /** Whether the court keeps its chain on Fabric. */
  @Parameter boolean fabric;

  private final Ed25519SecretKey key = Ed25519SecretKey.of(new byte[32]);
  private final Ed25519SecretKey stranger = Ed25519SecretKey.of(SOME.bytes());
  private final CourtGenesis genesis =
      new CourtGenesis("test-court", key.publicKey(), "a court of a test", DAY);
  private final CourtVerifier verifier = new CourtVerifier(genesis.trust());

  private CourtReceipt receipt(CourtGenesis of, Ed25519SecretKey signer) {
    EvidenceNumber number = EvidenceNumber.of("TEST", 1);
    return fabric
        ? CourtReceipt.issue(
            of.court(),
            of.chain(),
            number,
            DEPOSIT,
            new FabricCourtBlock(7, SOME, SOME, DAY),
            signer)
        : CourtReceipt.issue(of, of.block(), number, DEPOSIT, DAY, signer);
  }

  @Test
  void a_receipt_survives_the_wire() {
    CourtReceipt receipt = receipt(genesis, key);

    assertThat(CourtReceipt.parse(receipt.bytes())).isEqualTo(receipt);
    assertThat(verifier.faultOf(receipt, DEPOSIT)).isEmpty();
  }

  @Test
  void every_condition_has_its_own_fault() {
    CourtGenesis otherName = new CourtGenesis("other-court", key.publicKey(), "a court", DAY);
    CourtGenesis otherChain = new CourtGenesis("test-court", key.publicKey(), "another chain", DAY);
    Deposit otherDeposit =
        new Deposit("labour", SOME, 5, SOME, DEPOSIT.origin(), DEPOSIT.size(), SOME);

    assertThat(verifier.faultOf(receipt(otherName, key), DEPOSIT))
        .contains(CourtFault.COURT_OTHER_NAME);
    assertThat(verifier.faultOf(receipt(otherChain, key), DEPOSIT))
        .contains(CourtFault.COURT_OTHER_CHAIN);
    assertThat(verifier.faultOf(receipt(genesis, stranger), DEPOSIT))
        .contains(CourtFault.COURT_UNKNOWN_KEY);
    assertThat(verifier.faultOf(receipt(genesis, key), otherDeposit))
        .contains(CourtFault.COURT_OTHER_DEPOSIT);
    CourtReceipt real = receipt(genesis, key);
    CourtReceipt forged =
        new CourtReceipt(
            real.court(),
            real.chain(),
            EvidenceNumber.of("TEST", 1),
            real.deposit(),
            real.block(),
            real.key(),
            stranger.sign(new byte[] {1}));
    assertThat(verifier.faultOf(forged, DEPOSIT)).contains(CourtFault.COURT_BAD_SIGNATURE);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(1);
  }

  /** Every byte, one bit of it drawn. */
  @ParameterizedTest
  @MethodSource("runs")
  void a_flipped_bit_in_any_byte_of_a_receipt_is_refused(Seeded any) {
    byte[] bytes = receipt(genesis, key).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << any.number(0, 7));
      assertThat(stands(flipped)).as("bit flipped in byte " + i).isFalse();
    }
  }

  private boolean stands(byte[] bytes) {
    try {
      return verifier.faultOf(CourtReceipt.parse(bytes), DEPOSIT).isEmpty();
    } catch (MalformedException e) {
      return false;
    }
  }

  @Test
  void a_head_survives_the_wire_and_fits_a_log_entry() {
    CourtHead head = CourtHead.sign(genesis, receipt(genesis, key).block(), key);

    assertThat(CourtHead.parse(head.bytes())).isEqualTo(head);
    assertThat(verifier.faultOf(head)).isEmpty();
    assertThat(head.bytes()).hasSizeLessThan(CourtHead.MAX_BYTES);
  }

  @Test
  void a_head_of_somebody_else_does_not_count() {
    CourtHead head = CourtHead.sign(genesis, genesis.block(), stranger);

    assertThat(verifier.faultOf(head)).isEqualTo(Optional.of(CourtFault.COURT_UNKNOWN_KEY));
  }

  @Test
  void a_signed_deposit_belongs_to_its_depositor_and_key() {
    SignedDeposit signed = SignedDeposit.sign(DEPOSIT, "Operator", key);

    assertThat(SignedDeposit.parse(signed.bytes())).isEqualTo(signed);
    assertThat(signed.signedBy(key.publicKey())).isTrue();
    assertThat(signed.signedBy(stranger.publicKey())).isFalse();
    assertThat(new SignedDeposit(DEPOSIT, "Somebody", signed.signature()).signedBy(key.publicKey()))
        .isFalse();
  }

  @Test
  void a_registration_proves_that_the_key_is_held() {
    DepositorRegistration real = DepositorRegistration.sign("Operator", key);

    assertThat(DepositorRegistration.parse(real.bytes())).isEqualTo(real);
    assertThat(real.proven()).isTrue();
    assertThat(
            new DepositorRegistration("Operator", stranger.publicKey(), real.signature()).proven())
        .isFalse();
  }

  @Test
  void a_genesis_survives_the_wire_and_names_its_chain() {
    CourtGenesis carried = CourtGenesis.parse(genesis.bytes());

    assertThat(carried.chain()).isEqualTo(genesis.chain());
    assertThat(carried.trust()).isEqualTo(genesis.trust());
  }

  @Test
  void nothing_but_bounded_ascii_gets_in() {
    assertThatThrownBy(() -> new Deposit("劳动", SOME, 1, SOME, "log", 1, SOME))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> new Deposit("labour", SOME, 1, SOME, "张三 110101", 1, SOME))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> new Deposit("labour", SOME, 1, SOME, "a".repeat(101), 1, SOME))
        .isInstanceOf(MalformedException.class);
  }
}
