package cn.laborproof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal as a stranger meets it, over HTTP. */
class PortalTest {

  private static final String BOUNDARY = "laborproof-test-boundary";
  private static final long THREE_HUNDRED_MEGABYTES = 300L << 20;

  @TempDir static Path directory;
  private static TestPortal portal;
  private static URI home;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    portal = new TestPortal(trust(), directory);
    home = portal.home();
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  static TrustBundle trust() {
    return new TrustBundle(
        "测试信任包",
        1,
        Instant.parse("2026-11-21T00:00:00Z"),
        true,
        List.of(),
        List.of(),
        WitnessTrust.none(),
        null,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void shows_whose_word_it_takes_and_that_it_is_a_demo() throws Exception {
    assertThat(get("/").body())
        .contains("测试信任包", "演示环境", trust().fingerprint().hex().substring(0, 4));
  }

  @Test
  void speaks_english_when_asked() throws Exception {
    assertThat(get("/?lang=en").body()).contains("Verify electronic labour contracts");
  }

  @Test
  void lets_no_foreign_script_in_and_is_not_framed() throws Exception {
    String policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void says_of_a_text_file_that_it_cannot_be_read() throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/verifications", "note.txt", "你好".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"code\":\"cannot-read\"", "这既不是 PDF，也不是证据包");
    HttpResponse<String> page = post("/verify", "note.txt", new byte[] {1});
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("没有作出任何结论", "<h1");
  }

  @Test
  void never_passes_a_pdf_without_signatures() throws Exception {
    byte[] pdf =
        "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(post("/api/v1/verifications", "a.pdf", pdf).body())
        .contains("\"indication\":\"")
        .doesNotContain("\"indication\":\"TOTAL_PASSED\",\"scope\"");
    assertThat(post("/verify", "a.pdf", pdf).body()).doesNotContain("verdict-green");
  }

  @Test
  void survives_a_zip_bomb_as_package() throws Exception {
    HttpResponse<String> answer = post("/api/v1/verifications", "x.evidence.zip", zipBomb());
    assertThat(answer.statusCode()).isIn(200, 422);
    assertThat(answer.body()).doesNotContain("TOTAL_PASSED\",\"sc");
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void refuses_three_hundred_megabytes_with_a_reason_instead_of_a_broken_connection()
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve("/api/v1/verifications"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofByteArray(partHead("big.pdf")),
                    BodyPublishers.ofInputStream(() -> new Zeros(THREE_HUNDRED_MEGABYTES)),
                    BodyPublishers.ofByteArray(tail())))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"too-large\"");
  }

  @Test
  void tells_from_paper_only_masked_facts_and_that_paper_cannot_be_checked() throws Exception {
    String page = get("/r/known-reference").body();
    assertThat(page).contains("纸质件无法逐字节核验", "张*", "示例科技有限公司", "不是证明").doesNotContain("张三");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r/unknown-reference", "/r/x", "/r/%2e%2e%2fadmin0000"})
  void knows_no_other_reference(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String name, byte[] content) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(partHead(name), content, tail())))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static byte[] partHead(String name) {
    return ("--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] tail() {
    return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipBomb() throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 1024; i++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  /** So many zero bytes, never held in memory. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
