package cn.laborproof.signing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.notification.OneTimeCodes.Attempt;
import cn.laborproof.signing.notification.OneTimeCodes.Binding;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class OneTimeCodesTest {

  private static final Digest CONTRACT = Digest.sha256(new byte[] {1});
  private static final Digest ANOTHER = Digest.sha256(new byte[] {2});

  @Autowired OneTimeCodes codes;
  @Autowired DemoInbox inbox;
  @Autowired EvidenceJournal journal;
  @Autowired Tenancy tenancy;
  @Autowired IdSource ids;
  @Autowired JdbcClient jdbc;

  private Actor hr;
  private String mobile;
  private Binding binding;

  @BeforeEach
  void a_subject_with_a_person() {
    UUID tenant = ids.next();
    hr = new Actor.Member(ids.next(), tenant, Role.HR, "test");
    StreamId contract = StreamId.contract(ids.next());
    mobile = "139" + String.format("%08d", Math.floorMod(contract.hashCode(), 100_000_000));
    tenancy.inTransaction(
        hr,
        () -> {
          journal.open(contract, "330106");
          return contract;
        });
    binding =
        new Binding(new PersonalScope(tenant, contract.subject(), ids.next()), "will", CONTRACT);
  }

  @Test
  void the_right_code_is_accepted_once() {
    issue();
    String code = received();
    assertThat(attempt(binding, code)).isInstanceOf(Attempt.Accepted.class);
    assertThat(attempt(binding, code)).isInstanceOf(Attempt.Expired.class);
  }

  @Test
  void five_wrong_tries_exhaust_a_code_even_for_the_right_one() {
    issue();
    String code = received();
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int left = 4; left > 0; left--) {
      assertThat(attempt(binding, wrong)).isEqualTo(new Attempt.Wrong(left));
    }
    assertThat(attempt(binding, wrong)).isInstanceOf(Attempt.Exhausted.class);
    assertThat(attempt(binding, code)).isInstanceOf(Attempt.Exhausted.class);
  }

  @Test
  void a_code_for_one_document_confirms_no_other() {
    issue();
    String code = received();
    assertThat(attempt(new Binding(binding.whose(), "will", ANOTHER), code))
        .isInstanceOf(Attempt.Expired.class);
    assertThat(attempt(new Binding(binding.whose(), "phone", CONTRACT), code))
        .isInstanceOf(Attempt.Expired.class);
    assertThat(attempt(binding, code)).isInstanceOf(Attempt.Accepted.class);
  }

  @Test
  void a_second_code_too_soon_is_refused() {
    issue();
    assertThatThrownBy(this::issue).isInstanceOf(Refusal.class).hasMessage("too-many-requests");
  }

  @Test
  void after_a_code_was_used_another_may_be_had_at_once() {
    issue();
    assertThat(attempt(binding, received())).isInstanceOf(Attempt.Accepted.class);
    issue();
    assertThatThrownBy(this::issue).isInstanceOf(Refusal.class).hasMessage("too-many-requests");
  }

  @Test
  void a_right_code_is_not_used_up_when_what_it_brings_about_does_not_happen() {
    issue();
    String code = received();
    assertThatThrownBy(() ->
            tenancy.as(
                hr,
                () ->
                    codes.attempt(
                        () -> binding,
                        code,
                        () -> {
                          throw new IllegalStateException("died on the way");
                        })))
        .hasMessage("died on the way");
    assertThat(attempt(binding, code)).isInstanceOf(Attempt.Accepted.class);
  }

  @Test
  void a_wrong_code_brings_nothing_about() {
    issue();
    received();
    AtomicBoolean happened = new AtomicBoolean();
    tenancy.as(hr, () -> codes.attempt(() -> binding, "wrong!", () -> happened.set(true)));
    assertThat(happened).isFalse();
  }

  @Test
  void a_wrong_try_counts_even_when_the_callers_transaction_rolls_back() {
    issue();
    received();
    assertThatThrownBy(() ->
            tenancy.inTransaction(
                hr,
                () -> {
                  codes.attempt(() -> binding, "wrong!", () -> {});
                  throw new IllegalStateException("rolled back");
                }))
        .hasMessage("rolled back");
    assertThat(attempt(binding, "wrong!")).isEqualTo(new Attempt.Wrong(3));
  }

  @Test
  void neither_code_nor_number_stands_in_the_tables() {
    issue();
    String code = received();
    String rows =
        tenancy.inTransaction(
            hr,
            () ->
                jdbc.sql(
                        "select (select string_agg(t::text, '') from one_time_code t) || (select string_agg(t::text, '') from text_message t)")
                    .query((row, index) -> row.getString(1))
                    .single());
    assertThat(rows).doesNotContain(mobile).doesNotContain("\"" + code);
  }

  private void issue() {
    tenancy.inTransaction(
        hr,
        () ->
            codes.issue(
                new OneTimeCodes.Request(
                    binding, mobile, "sms.test.code", Locale.SIMPLIFIED_CHINESE)));
  }

  private Attempt attempt(Binding tried, String code) {
    return tenancy.as(hr, () -> codes.attempt(() -> tried, code, () -> {}));
  }

  private String received() {
    await().atMost(Duration.ofSeconds(10)).until(() -> !inbox.newest(mobile).isEmpty());
    Matcher digits =
        Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])")
            .matcher(inbox.newest(mobile).getFirst().body());
    assertThat(digits.find()).isTrue();
    return digits.group();
  }
}
