package cn.laborproof.signing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class CsvExportTest {

  /** Notices whether the table was ended. */
  private static final class Watched extends MockHttpServletResponse {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean closed;

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int one) {
          written.write(one);
        }

        @Override
        public void close() {
          closed = true;
        }
      };
    }
  }

  @Test
  void a_table_that_breaks_off_is_not_ended_as_if_it_were_whole() {
    var response = new Watched();
    assertThatThrownBy(() ->
            CsvExport.stream(
                response,
                "table.csv",
                List.of("a"),
                rows -> {
                  rows.accept(List.of("1"));
                  throw new IllegalStateException("the database went away");
                }))
        .hasMessage("the database went away");
    assertThat(response.closed).isFalse();
  }

  @Test
  void a_whole_table_is_ended() throws IOException {
    var response = new Watched();
    CsvExport.stream(response, "table.csv", List.of("a"), rows -> rows.accept(List.of("=1", "甲")));
    assertThat(response.closed).isTrue();
    assertThat(response.written.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFa\r\n'=1,甲\r\n");
  }
}
