package cn.laborproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtVerifier;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import org.junit.jupiter.api.Test;

/** What every {@link CourtChain} must do with an honest court. An adapter's test extends this. */
public abstract class CourtChainContract {

  /** The adapter under test, in front of an honest court. */
  protected abstract CourtChain court();

  /** Any deposit; different sizes are different deposits. */
  protected static Deposit deposit(long size) {
    Digest some = Digest.sha256(new byte[] {(byte) size});
    return new Deposit("labour", some, size, some, "laborproof.test/deposits", size, some);
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
    CourtHead head = given(court().head());

    assertThat(given(court().deposit(deposit(1)))).isEqualTo(receipt);
    assertThat(given(court().head())).isEqualTo(head);
  }

  @Test
  void other_deposits_get_other_numbers() {
    CourtReceipt one = given(court().deposit(deposit(1)));
    CourtReceipt two = given(court().deposit(deposit(2)));

    assertThat(two.evidenceNumber()).isNotEqualTo(one.evidenceNumber());
    assertThat(two.block().previous()).isEqualTo(one.block().hash());
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
  void the_head_names_the_newest_block() {
    CourtReceipt receipt = given(court().deposit(deposit(1)));

    CourtHead head = given(court().head());
    assertThat(head.hash()).isEqualTo(receipt.block().hash());
    assertThat(head.number()).isEqualTo(receipt.block().number());
  }
}
