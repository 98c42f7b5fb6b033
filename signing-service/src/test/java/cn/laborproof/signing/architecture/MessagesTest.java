package cn.laborproof.signing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.shared.RefusalCode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessagesTest {

  @Test
  void every_reason_to_refuse_says_what_why_and_what_to_do_in_both_languages() throws IOException {
    Properties chinese = all(false);
    Properties english = all(true);
    List<String> codes = codes();
    assertThat(codes).isNotEmpty().doesNotHaveDuplicates();
    for (String code : codes) {
      for (String part : new String[] {".what", ".why", ".todo"}) {
        assertThat(chinese.getProperty("refusal." + code + part))
            .as(code + part + " zh")
            .isNotBlank();
        assertThat(english.getProperty("refusal." + code + part))
            .as(code + part + " en")
            .isNotBlank();
      }
    }
  }

  @Test
  void no_sentence_belongs_to_a_reason_that_does_not_exist() throws IOException {
    List<String> codes = codes();
    for (Object key : all(false).keySet()) {
      String name = key.toString();
      if (name.startsWith("refusal.")) {
        assertThat(codes).contains(name.substring("refusal.".length(), name.lastIndexOf('.')));
      }
    }
  }

  @Test
  void both_languages_have_the_same_keys() throws IOException {
    assertThat(new TreeSet<>(all(true).keySet())).isEqualTo(new TreeSet<>(all(false).keySet()));
  }

  private static List<String> codes() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.laborproof.signing")
            .stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(RefusalCode.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(constant -> ((RefusalCode) constant).code())
            .toList();
  }

  private static Properties all(boolean english) throws IOException {
    var properties = new Properties();
    for (Resource bundle :
        new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
      if (String.valueOf(bundle.getFilename()).endsWith("_en.properties") == english) {
        try (Reader reader =
            new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
    }
    return properties;
  }
}
