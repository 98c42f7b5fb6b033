package cn.laborproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PortalMessagesTest {

  @Test
  void every_text_exists_in_both_languages() throws IOException {
    assertThat(keys("portal_en.properties")).isEqualTo(keys("portal.properties"));
  }

  private static java.util.Set<String> keys(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = PortalMessagesTest.class.getResourceAsStream("/i18n/" + file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts.stringPropertyNames();
  }
}
