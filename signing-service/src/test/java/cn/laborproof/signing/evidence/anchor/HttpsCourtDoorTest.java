package cn.laborproof.signing.evidence.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import cn.laborproof.signing.shared.StartFailure;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is set wrong for a court with an API stops the start with a sentence in both languages. */
class HttpsCourtDoorTest {

  private static CourtProperties properties(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("laborproof.court", Bindable.of(CourtProperties.class));
  }

  private static StartFailure failure(Map<String, String> settings) {
    return catchThrowableOfType(
        StartFailure.class, () -> HttpsCourtDoor.looked(properties(settings)));
  }

  @Test
  void nothing_set_means_another_way_to_the_court() {
    CourtProperties nothing = properties(Map.of());

    assertThat(nothing.address()).isEmpty();
    assertThat(nothing.patience()).hasSeconds(10);
    assertThat(nothing.answerLimit().toBytes()).isEqualTo(16 * 1024);
  }

  @Test
  void an_identity_by_halves_is_told_in_chinese_and_english_with_what_to_do() {
    StartFailure failure =
        failure(
            Map.of(
                "laborproof.court.address", "https://court.example",
                "laborproof.court.key-store", "/nowhere/client.p12"));

    assertThat(failure)
        .hasMessageStartingWith("laborproof.court.key-store：客户端证书没有配置完整")
        .hasMessageContaining("The client certificate is named by halves or twice.");
    assertThat(failure.whatToDo()).contains("请只用一种").contains("Use one form");
  }

  @Test
  void a_file_that_is_not_named_is_told_by_its_setting() {
    StartFailure failure =
        failure(
            Map.of(
                "laborproof.court.address", "https://court.example",
                "laborproof.court.certificate", "/nowhere/client.pem",
                "laborproof.court.certificate-key", "/nowhere/client.key"));

    assertThat(failure).hasMessageStartingWith("laborproof.court.roots：缺少必须指定的文件。");
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_has_its_sentences_in_both_languages(Fault fault) {
    for (Locale language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
      ResourceBundle sentences = ResourceBundle.getBundle("i18n/evidence", language);
      assertThat(sentences.getString(HttpsCourtDoor.sentence(fault) + ".what")).isNotBlank();
      assertThat(sentences.getString(HttpsCourtDoor.sentence(fault) + ".todo")).isNotBlank();
    }
  }
}
