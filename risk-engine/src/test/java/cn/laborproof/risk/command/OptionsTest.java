package cn.laborproof.risk.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static final Clock NEW_YEAR =
      Clock.fixed(Instant.parse("2025-12-31T16:00:00Z"), ZoneId.of("Asia/Shanghai"));

  @TempDir Path folder;

  @Test
  void options_have_values_and_flags_have_none() throws Exception {
    Options options = of("--strict", "--facts", "a b");
    assertThat(options.has("--strict")).isTrue();
    assertThat(options.needed("--facts")).isEqualTo(Path.of("a b"));
    assertThat(options.path("--out")).isEmpty();
    assertThat(options.asOf(NEW_YEAR)).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(of("--as-of", "2024-02-29").asOf(NEW_YEAR)).isEqualTo(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @CsvSource({
    "--fact x, unknown option \"--fact\"",
    "--facts, --facts needs a value",
    "--facts x --facts y, --facts is given twice",
    "--strict, --facts is missing",
    "--facts x --as-of 2025-02-29, is not a date",
    "--facts x --as-of today, is not a date"
  })
  void a_wrong_call_is_named(String arguments, String problem) {
    assertThatThrownBy(
            () -> {
              Options options = of(arguments.split(" "));
              options.needed("--facts");
              options.asOf(NEW_YEAR);
            })
        .isInstanceOf(Options.Misused.class)
        .hasMessageContaining(problem);
  }

  @Test
  void what_can_be_no_file_is_no_file() throws Exception {
    Options options = of("--facts", "a\0b");
    assertThatThrownBy(() -> options.needed("--facts")).hasMessageContaining("no name of a file");
  }

  @Test
  void a_text_that_cannot_be_finished_leaves_what_was_there() throws Exception {
    Path file = Files.writeString(folder.resolve("findings.json"), "before");
    assertThatThrownBy(() ->
            Draft.write(
                file,
                writer -> {
                  writer.write("half");
                  throw new IOException("disk full");
                }))
        .hasMessage("disk full");
    assertThat(file).hasContent("before");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  private static Options of(String... arguments) throws Options.Misused {
    return Options.of(List.of(arguments), Set.of("--facts", "--out"), Set.of("--strict"));
  }
}
