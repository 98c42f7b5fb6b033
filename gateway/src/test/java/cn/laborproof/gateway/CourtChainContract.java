package cn.laborproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.testkit.ConsortiumNetwork;
import org.junit.jupiter.api.Test;

/** What every {@link CourtChain} must do with an honest court. An adapter's test extends this. */
public abstract class CourtChainContract {

  /** The adapter under test, in front of an honest court. */
  protected abstract CourtChain court();

  /** A court may be shared by many tests; deposits are told apart by the log's name. */
  private final String origin = ConsortiumNetwork.freshOrigin("deposits");

  /** Any deposit; different sizes are different deposits. */
  protected Deposit deposit(long size) {
    Digest some = Digest.sha256(new byte[] {(byte) size});
    return new Deposit("labour", some, size, some, origin, size, some);
  }

  protected static <T> T given(CourtAnswer<T> answer) {
    assertThat(answer).isInstanceOf(CourtAnswer.Given.class);
    return ((CourtAnswer.Given<T>) answer).value();
  }

  @Test
  void a_deposit_is_receipted_and_the_receipt_verifies_offline() {
    CourtReceipt receipt = given(court().deposit(deposit(1)));

    CourtReceipt carried = CourtReceipt.parse(receipt.bytes());
    assertThat(new CourtVerifier(court().trust()).faultOf(carried, deposit(1))).isEmpty();
  }

  @Test
  void the_same_deposit_again_gets_the_same_receipt() {
    CourtReceipt receipt = given(court().deposit(deposit(1)));

    assertThat(given(court().deposit(deposit(1)))).isEqualTo(receipt);
  }

  @Test
  void other_deposits_get_other_numbers() {
    CourtReceipt one = given(court().deposit(deposit(1)));
    CourtReceipt two = given(court().deposit(deposit(2)));

    assertThat(two.evidenceNumber()).isNotEqualTo(one.evidenceNumber());
    assertThat(two.block().number()).isGreaterThan(one.block().number());
  }

  @Test
  void a_receipt_is_found_by_its_number() {
    CourtReceipt receipt = given(court().deposit(deposit(1)));

    assertThat(given(court().receipt(receipt.evidenceNumber()))).isEqualTo(receipt);
  }

  @Test
  void a_number_nobody_gave_is_refused() {
    assertThat(court().receipt(EvidenceNumber.of("NOBODY", 7)))
        .isInstanceOf(CourtAnswer.Refused.class);
  }

  @Test
  void the_head_is_not_older_than_a_receipt() {
    CourtReceipt receipt = given(court().deposit(deposit(1)));

    CourtHead head = given(court().head());
    assertThat(new CourtVerifier(court().trust()).faultOf(head)).isEmpty();
    assertThat(head.number()).isGreaterThanOrEqualTo(receipt.block().number());
    assertThat(CourtContradiction.between(receipt, head)).isEmpty();
  }
}
