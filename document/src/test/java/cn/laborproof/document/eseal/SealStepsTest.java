package cn.laborproof.document.eseal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.eseal.SealWorkshop.Holder;
import cn.laborproof.document.eseal.check.SealCode;
import cn.laborproof.document.eseal.check.SealExamination;
import cn.laborproof.document.eseal.check.SealQuestion;
import cn.laborproof.document.eseal.check.SealTrust;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GB/T 38540-2020 §6.3 and §7.3, step by step: each refuses in its own way. */
class SealStepsTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final SealWorkshop shop = new SealWorkshop();

  @Test
  void a_genuine_seal_signature_passes_all_eight_steps() {
    SealExamination examination = examine(shop.signature());
    assertThat(examination.checks()).allMatch(CheckResult::passed);
    assertThat(examination.checks())
        .extracting(CheckResult::code)
        .containsExactly(SealCode.values());
    assertThat(examination.passed()).isTrue();
  }

  @Test
  void a_genuine_seal_passes_by_itself() {
    assertThat(ofSeal(shop.seal(), SealWorkshop.NOW).passed()).isTrue();
  }

  @Test
  void step_1_refuses_what_is_not_in_the_form_of_the_standard() {
    byte[] form = "PDF".getBytes(StandardCharsets.US_ASCII);
    SealExamination examination = SealExamination.ofSignature(form, shop.question());
    assertThat(examination.passed()).isFalse();
    assertThat(answer(examination, SealCode.FORMAT)).isEqualTo("malformed");
  }

  @Test
  void step_1_refuses_a_critical_extension_nobody_here_knows() {
    SealStatement usual = shop.statement(shop.seal(), SealWorkshop.NOW);
    var extensions = new java.util.ArrayList<>(usual.extensions());
    extensions.add(new ExtensionField("1.2.156.99999.1", true, new byte[] {1}));
    SealStatement statement =
        new SealStatement(
            usual.seal(), usual.time(), usual.documentDigest(), usual.scope(), extensions);
    refused(shop.signature(statement, shop.owner), SealCode.FORMAT, "critical-extension");
  }

  @Test
  void step_2_refuses_a_signature_by_another_key() {
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealSignature forged =
        SealWriter.sign(statement, shop.owner.der(), leaf(shop.signers).signer());
    refused(shop.stamped(forged, SealWorkshop.NOW), SealCode.VALUE, "invalid");
  }

  @Test
  void step_3_refuses_who_does_not_own_the_seal() {
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealExamination examination =
        refused(shop.signature(statement, leaf(shop.signers)), SealCode.OWNER, "not-listed");
    assertThat(examination.checks()).filteredOn(check -> !check.passed()).hasSize(1);
  }

  @Test
  void step_3_finds_the_owner_by_digest_too() {
    var owners = new SealOwners.Digests(List.of(SealOwners.CertificateDigest.of(shop.owner.der())));
    ElectronicSeal seal = SealWriter.seal(shop.info(owners), shop.maker.der(), shop.maker.signer());
    SealStatement statement = shop.statement(seal, SealWorkshop.NOW);
    assertThat(examine(shop.signature(statement, shop.owner)).passed()).isTrue();
    refused(shop.signature(statement, leaf(shop.signers)), SealCode.OWNER, "not-listed");
  }

  @Test
  void step_4_refuses_a_seal_whose_maker_did_not_sign_it() {
    ElectronicSeal forged =
        SealWriter.seal(
            shop.info(new SealOwners.Certificates(List.of(shop.owner.der()))),
            shop.maker.der(),
            leaf(shop.makers).signer());
    SealExamination examination = refused(signed(forged), SealCode.SEAL, "refused");
    assertThat(answer(examination, SealCode.SEAL_VALUE)).isEqualTo("invalid");
    assertThat(answer(ofSeal(forged, SealWorkshop.NOW), SealCode.SEAL_VALUE)).isEqualTo("invalid");
  }

  @Test
  void step_4_refuses_a_seal_of_somebody_who_may_sign_but_makes_no_seals() {
    SealExamination examination =
        refused(signed(shop.seal(leaf(shop.signers))), SealCode.SEAL, "refused");
    assertThat(answer(examination, SealCode.SEAL_MAKER)).isEqualTo("no-path");
  }

  @Test
  void step_4_refuses_a_seal_made_by_a_revoked_or_expired_maker() {
    Instant made = SealWorkshop.NOW.minus(DAY.multipliedBy(30));
    Holder late =
        SealWorkshop.leaf(
            shop.makers,
            "CN=late",
            made.minus(DAY.multipliedBy(9)),
            made.minus(DAY),
            SealWorkshop.SIGNS);
    assertThat(answer(ofSeal(shop.seal(late), SealWorkshop.NOW), SealCode.SEAL_MAKER))
        .isEqualTo("expired");
    Holder early =
        SealWorkshop.leaf(
            shop.makers,
            "CN=early",
            made.plus(DAY),
            made.plus(DAY.multipliedBy(9)),
            SealWorkshop.SIGNS);
    assertThat(answer(ofSeal(shop.seal(early), SealWorkshop.NOW), SealCode.SEAL_MAKER))
        .isEqualTo("not-yet-valid");
  }

  @Test
  void step_4_refuses_a_seal_outside_its_own_validity() {
    var owners = new SealOwners.Certificates(List.of(shop.owner.der()));
    Instant now = SealWorkshop.NOW;
    ElectronicSeal over =
        SealWriter.seal(
            shop.info(owners, now.minus(DAY.multipliedBy(9)), now.minus(DAY)),
            shop.maker.der(),
            shop.maker.signer());
    SealExamination examination = refused(signed(over), SealCode.SEAL, "refused");
    assertThat(answer(examination, SealCode.SEAL_PERIOD)).isEqualTo("after");
    assertThat(answer(examination, SealCode.TIME)).isEqualTo("outside-seal");
    assertThat(answer(ofSeal(over, now.minus(DAY.multipliedBy(10))), SealCode.SEAL_PERIOD))
        .isEqualTo("before");
  }

  @Test
  void step_5_refuses_a_revoked_signer() {
    byte[] list = SealWorkshop.list(shop.signers, shop.owner.certificate());
    SealExamination examination =
        SealExamination.ofSignature(shop.signature().encoded(), shop.question(List.of(list)));
    assertThat(answer(examination, SealCode.SIGNER)).isEqualTo("revoked");
    assertThat(examination.verdict().indication()).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void step_5_does_not_believe_a_list_that_somebody_else_signed() {
    Holder stranger = SealWorkshop.root("CN=Root of signers");
    byte[] list = SealWorkshop.list(stranger, shop.owner.certificate());
    assertThat(
            SealExamination.ofSignature(shop.signature().encoded(), shop.question(List.of(list)))
                .passed())
        .isTrue();
  }

  @Test
  void step_5_accepts_nobody_of_whom_nothing_shows_that_he_was_not_revoked() {
    SealStatement usual = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealStatement bare =
        new SealStatement(
            usual.seal(), usual.time(), usual.documentDigest(), usual.scope(), List.of());
    SealExamination examination =
        refused(shop.signature(bare, shop.owner), SealCode.SIGNER, "unknown-status");
    assertThat(examination.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void step_5_takes_no_answer_older_than_a_day_for_the_signer_though_it_has_not_ended() {
    byte[] makers = SealWorkshop.list(shop.makers);
    byte[] stale = SealWorkshop.list(shop.signers, SealWorkshop.NOW.minus(DAY).minusSeconds(60));
    byte[] fresh = SealWorkshop.list(shop.signers, SealWorkshop.NOW.minus(DAY).plusSeconds(60));
    assertThat(answer(vouchedBy(makers, stale), SealCode.SIGNER)).isEqualTo("unknown-status");
    assertThat(answer(vouchedBy(makers, stale), SealCode.SEAL_MAKER)).isEqualTo("passed");
    assertThat(vouchedBy(makers, fresh).passed()).isTrue();
  }

  @Test
  void algorithms_that_the_trust_bundle_does_not_list_do_not_pass() {
    for (String missing : List.of("SM2", "SM3", "SHA-256")) {
      List<AlgorithmEnd> listed =
          SealWorkshop.algorithms().stream().filter(a -> !a.algorithm().equals(missing)).toList();
      assertThat(answer(believing(listed, SealWorkshop.NOW), SealCode.ALGORITHM))
          .as(missing)
          .isEqualTo("unsafe");
    }
  }

  @Test
  void algorithms_of_the_seal_hold_until_its_timestamp_and_those_of_the_timestamp_until_now() {
    Instant later = SealWorkshop.NOW.plus(DAY.multipliedBy(30));
    assertThat(believing(ending("SM3", SealWorkshop.NOW.plus(DAY)), later).passed()).isTrue();
    SealExamination before = believing(ending("SM3", SealWorkshop.NOW.minus(DAY)), later);
    assertThat(answer(before, SealCode.ALGORITHM)).isEqualTo("ended");
    assertThat(before.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(
            answer(
                believing(ending("SHA-256", SealWorkshop.NOW.plus(DAY)), later),
                SealCode.ALGORITHM))
        .isEqualTo("ended");
  }

  @Test
  void a_seal_by_itself_needs_its_algorithms_when_it_is_asked_for() {
    Instant end = SealWorkshop.NOW.plus(DAY);
    for (String name : List.of("SM2", "SM3")) {
      SealQuestion question =
          SealWorkshop.question(
              shop.trust(ending(name, end)), shop.lists(), SealWorkshop.NOW.plus(DAY));
      byte[] seal = shop.seal().encoded();
      assertThat(SealExamination.ofSeal(seal, question, SealWorkshop.NOW).passed()).isTrue();
      SealExamination late = SealExamination.ofSeal(seal, question, end);
      assertThat(answer(late, SealCode.ALGORITHM)).isEqualTo("ended");
      assertThat(late.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
    }
  }

  @Test
  void a_timestamp_holds_until_now_or_until_a_record_took_over() {
    Instant made = SealWorkshop.NOW;
    Instant ended = made.plus(DAY.multipliedBy(365 * 40));
    List<AlgorithmEnd> listed =
        SealWorkshop.algorithms().stream()
            .map(listing -> new AlgorithmEnd(listing.algorithm(), made.plus(DAY)))
            .toList();
    SealQuestion late = SealWorkshop.question(shop.trust(listed), List.of(), ended);
    SealExamination examination = SealExamination.ofSignature(shop.signature().encoded(), late);
    assertThat(answer(examination, SealCode.TIMESTAMP)).isEqualTo("expired");
    assertThat(answer(examination, SealCode.ALGORITHM)).isEqualTo("ended");
    assertThat(examination.verdict().indication()).isEqualTo(Indication.INDETERMINATE);

    SealExamination covered =
        SealExamination.ofSignature(
            shop.signature().encoded(), covered(late, made.plus(Duration.ofHours(1))));
    assertThat(covered.checks()).allMatch(CheckResult::passed);
    SealExamination tooLate =
        SealExamination.ofSignature(
            shop.signature().encoded(), covered(late, made.plus(DAY.multipliedBy(2))));
    assertThat(answer(tooLate, SealCode.ALGORITHM)).isEqualTo("ended");
  }

  private static SealQuestion covered(SealQuestion usual, Instant since) {
    return new SealQuestion(
        usual.subject(),
        usual.document(),
        usual.size(),
        usual.trust(),
        usual.issuers(),
        usual.revocations(),
        usual.now(),
        Optional.of(since));
  }

  @Test
  void step_5_refuses_a_certificate_for_another_use_and_one_without_a_root() {
    Holder cipher =
        SealWorkshop.leaf(
            shop.signers,
            "CN=cipher",
            SealWorkshop.NOW.minus(DAY),
            SealWorkshop.NOW.plus(DAY),
            KeyUsage.keyEncipherment);
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);
    refused(shop.signature(statement, cipher), SealCode.SIGNER, "other-use");
    Holder stranger = leaf(SealWorkshop.root("CN=Root of signers"));
    refused(shop.signature(statement, stranger), SealCode.SIGNER, "no-path");
  }

  @Test
  void step_6_refuses_a_time_outside_certificate_and_one_that_is_still_to_come() {
    Instant now = SealWorkshop.NOW;
    Holder brief =
        SealWorkshop.leaf(
            shop.signers, "CN=brief", now.minus(DAY), now.minusSeconds(60), SealWorkshop.SIGNS);
    refused(
        shop.signature(shop.statement(shop.seal(), now), brief),
        SealCode.TIME,
        "outside-certificate");
    refused(
        shop.signature(shop.statement(shop.seal(), now.plus(DAY)), shop.owner),
        SealCode.TIME,
        "in-future");
  }

  @Test
  void step_7_refuses_another_document_and_a_range_that_leaves_bytes_out() {
    SealQuestion usual = shop.question();
    SealQuestion other =
        new SealQuestion(
            usual.subject(), new byte[32], 7, usual.trust(), List.of(), List.of(), usual.now());
    assertThat(
            answer(
                SealExamination.ofSignature(shop.signature().encoded(), other), SealCode.DOCUMENT))
        .isEqualTo("differs");
    refused(scoped(new SealScope("contract.pdf", 5).text()), SealCode.DOCUMENT, "other-size");
    refused(scoped("page 1"), SealCode.DOCUMENT, "other-scope");
  }

  @Test
  void step_8_refuses_a_timestamp_that_is_missing_broken_of_others_or_late() {
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealSignature plain = SealWriter.sign(statement, shop.owner.der(), shop.owner.signer());
    refused(plain, SealCode.TIMESTAMP, "missing");
    refused(SealWriter.stamped(plain, new byte[] {0x30, 0}), SealCode.TIMESTAMP, "unreadable");
    SealSignature another = shop.signature();
    refused(
        SealWriter.stamped(plain, another.timestamp().orElseThrow()),
        SealCode.TIMESTAMP,
        "other-data");
    refused(
        shop.stamped(plain, SealWorkshop.NOW.plus(Duration.ofHours(1))),
        SealCode.TIMESTAMP,
        "too-late");
    SealTrust trust =
        new SealTrust(
            shop.trust().makers(), shop.trust().signers(), List.of(), SealWorkshop.algorithms());
    SealQuestion usual = shop.question();
    SealQuestion doubting =
        new SealQuestion(
            usual.subject(),
            usual.document(),
            usual.size(),
            trust,
            List.of(),
            List.of(),
            usual.now());
    assertThat(answer(SealExamination.ofSignature(another.encoded(), doubting), SealCode.TIMESTAMP))
        .isEqualTo("not-believed");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_question_and_answer_has_a_text_and_no_text_is_left_over(Language language) {
    Set<String> expected = new TreeSet<>();
    for (SealCode code : SealCode.values()) {
      expected.add(code.id() + ".question");
      code.answers().forEach(answer -> expected.add(code.id() + "." + answer));
    }
    assertThat(Messages.in(language).keys("eseal")).isEqualTo(expected);
  }

  private SealExamination vouchedBy(byte[]... lists) {
    SealStatement usual = shop.statement(shop.seal(), SealWorkshop.NOW);
    SealStatement statement =
        new SealStatement(
            usual.seal(),
            usual.time(),
            usual.documentDigest(),
            usual.scope(),
            List.of(new SealVouchers(shop.stampIssuers(), List.of(lists)).extension()));
    return examine(shop.signature(statement, shop.owner));
  }

  private SealExamination believing(List<AlgorithmEnd> listed, Instant at) {
    return SealExamination.ofSignature(
        shop.signature().encoded(), SealWorkshop.question(shop.trust(listed), List.of(), at));
  }

  private static List<AlgorithmEnd> ending(String name, Instant end) {
    return SealWorkshop.algorithms().stream()
        .map(listed -> listed.algorithm().equals(name) ? new AlgorithmEnd(name, end) : listed)
        .toList();
  }

  private SealSignature scoped(String scope) {
    SealStatement usual = shop.statement(shop.seal(), SealWorkshop.NOW);
    return shop.signature(
        new SealStatement(
            usual.seal(), usual.time(), usual.documentDigest(), scope, usual.extensions()),
        shop.owner);
  }

  private SealSignature signed(ElectronicSeal seal) {
    return shop.signature(shop.statement(seal, SealWorkshop.NOW), shop.owner);
  }

  private static Holder leaf(Holder issuer) {
    return SealWorkshop.leaf(
        issuer,
        "CN=another",
        SealWorkshop.NOW.minus(DAY.multipliedBy(90)),
        SealWorkshop.NOW.plus(DAY),
        SealWorkshop.SIGNS);
  }

  private SealExamination examine(SealSignature signature) {
    return SealExamination.ofSignature(signature.encoded(), shop.question());
  }

  private SealExamination ofSeal(ElectronicSeal seal, Instant at) {
    return SealExamination.ofSeal(seal.encoded(), shop.question(shop.lists()), at);
  }

  private SealExamination refused(SealSignature signature, SealCode code, String answer) {
    SealExamination examination = examine(signature);
    assertThat(examination.passed()).isFalse();
    assertThat(answer(examination, code)).isEqualTo(answer);
    return examination;
  }

  private static String answer(SealExamination examination, SealCode code) {
    return examination.checks().stream()
        .filter(check -> check.code() == code)
        .map(CheckResult::answer)
        .findFirst()
        .orElse("not asked");
  }
}
