package cn.laborproof.signing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStoreException;
import java.security.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers that SoftHSM never gives, since it neither locks a PIN nor runs out of room by itself.
 */
final class TokenAnswerTest {
  @ParameterizedTest
  @CsvSource({
    "CKR_PIN_LOCKED, the PIN is locked after too many wrong ones",
    "CKR_DEVICE_MEMORY, there is no room left",
    "CKR_HOST_MEMORY, there is no room left",
    "CKR_DEVICE_REMOVED, there is no token in the slot",
    "CKR_TOKEN_NOT_PRESENT, there is no token in the slot",
    "CKR_SESSION_COUNT, the token has no free session",
    "CKR_USER_NOT_LOGGED_IN, the token no longer knows us",
    "CKR_VENDOR_DEFINED, the token refused"
  })
  void is_said_in_words_with_its_name_however_deep_it_lies(String answer, String words) {
    Exception told =
        new KeyStoreException("setting", new ProviderException("storing", new Exception(answer)));
    assertThat(TokenAnswer.inWords(told)).isEqualTo(words + " (" + answer + ")");
  }

  @Test
  void a_failure_without_an_answer_and_causes_in_a_circle_come_to_an_end() {
    Exception one = new Exception("one");
    Exception other = new Exception("other", one);
    one.initCause(other);
    assertThat(TokenAnswer.inWords(one)).isEqualTo("the token cannot be used");
  }
}
