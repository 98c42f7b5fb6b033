package cn.laborproof.signing.supervision.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.shared.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Nobody's city is told invented things. */
class DemoChaptersWantedTest {

  @ParameterizedTest
  @CsvSource({
    "true, true, true",
    "true, false, false",
    "false, true, false",
    "false, false, false"
  })
  void chapters_are_told_in_a_demo_alone_and_not_where_they_are_switched_off(
      boolean demo, boolean asked, boolean told) {
    URI any = URI.create("http://127.0.0.1");
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("laborproof.demo-chapters", asked)));
    var chapters =
        new DemoChapters(
            List.of(),
            new DemoTurn(new PGSimpleDataSource()),
            new Installation(Path.of("data"), null, demo, any, any, any),
            environment);
    assertThat(chapters.wanted()).isEqualTo(told);
  }
}
