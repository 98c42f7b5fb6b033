package cn.laborproof.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class SharedMessagesTest {
  @Test
  void every_shared_word_has_a_chinese_and_an_english_text() throws IOException {
    Properties chinese = load("/i18n/ds.properties");
    Properties english = load("/i18n/ds_en.properties");

    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
  }

  private static Properties load(String name) throws IOException {
    var properties = new Properties();
    try (var in =
        new InputStreamReader(
            SharedMessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }
}
