package cn.laborproof.verify;

import static cn.laborproof.verify.TestBrowser.drop;
import static cn.laborproof.verify.TestBrowser.outcome;
import static cn.laborproof.verify.TestBrowser.pdf;
import static cn.laborproof.verify.TestBrowser.pictures;
import static cn.laborproof.verify.TestBrowser.section;
import static cn.laborproof.verify.TestBrowser.verify;
import static cn.laborproof.verify.TestBrowser.zip;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people drop that is broken, hostile, too large or none of our business, in Chromium. */
class RefusedFilesTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path directory;
  private static Exhibits exhibits;
  private static TestPortal portal;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    exhibits = new Exhibits(directory);
    portal = new TestPortal(exhibits.trust, directory.resolve("trust"));
    browser = new TestBrowser(portal.home());
  }

  @AfterAll
  static void stop() {
    browser.close();
    portal.close();
  }

  @Test
  void a_changed_contract_is_red_names_what_was_changed_and_warns() {
    Page page = verdictOn(pdf(exhibits.changedContract()));
    assertThat(outcome(page)).isEqualTo("核验结果：未通过");
    assertThat(page.locator(".verdict-red").count()).isEqualTo(1);
    assertThat(section(page, "why")).contains("内容是否就是当时签的内容？", "被改动");
    assertThat(section(page, "next")).contains("请不要依据这份文件作出认定");
    pictures(page, "verdict-failed");
    page.close();
  }

  @Test
  void a_file_cut_off_says_where_it_breaks() {
    byte[] contract = exhibits.contract;
    Page page = verdictOn(pdf(Arrays.copyOf(contract, contract.length - 2000)));
    assertThat(outcome(page)).isEqualTo("核验结果：未通过");
    assertThat(section(page, "why")).contains("文件结构损坏");
    assertThat(section(page, "changes")).contains("无法判断");
    page.close();
  }

  @Test
  void what_is_cut_off_before_it_says_whose_it_is_accuses_nobody() {
    Page page = verdictOn(pdf(Arrays.copyOf(exhibits.contract, exhibits.contract.length / 2)));
    assertThat(outcome(page)).isEqualTo("核验结果：无法确定");
    assertThat(section(page, "why")).contains("文件已损坏");
    assertThat(section(page, "changes")).contains("无法判断");
    page.close();
  }

  @Test
  void a_contract_that_is_not_the_one_in_the_package_is_red() {
    Page page = verdictOn(pdf(exhibits.changedContract()), zip(exhibits.evidencePackage));
    assertThat(outcome(page)).isEqualTo("核验结果：未通过");
    assertThat(section(page, "why")).contains("与证据包内任何文件都不同");
    page.close();
  }

  @Test
  void a_pdf_with_javascript_never_passes_and_the_script_is_named() {
    Page page = verdictOn(pdf(withScript()));
    assertThat(outcome(page)).isEqualTo("核验结果：无法确定");
    assertThat(section(page, "why")).contains("有脚本");
    assertThat(section(page, "who")).contains("没有找到签名");
    pictures(page, "verdict-script");
    page.close();
  }

  @Test
  void a_zip_bomb_is_refused_without_being_opened() throws IOException {
    Page page = verdictOn(zip(bomb()));
    assertThat(outcome(page)).isEqualTo("核验结果：未通过");
    assertThat(section(page, "why")).contains("压缩内容一律不展开");
    page.close();
  }

  @Test
  void what_is_no_document_gets_no_verdict_at_all() {
    Page page =
        verdictOn(
            new FilePayload("note.pdf", TestBrowser.PDF, "你好".getBytes(StandardCharsets.UTF_8)));
    assertThat(outcome(page)).isEqualTo("这既不是 PDF，也不是证据包");
    assertThat(page.textContent("#refused")).contains("没有作出任何结论");
    pictures(page, "refused");
    page.close();
  }

  @Test
  void three_hundred_megabytes_are_refused_before_a_byte_is_sent() throws IOException {
    Page page = browser.open("/");
    AtomicInteger sent = new AtomicInteger();
    page.onRequest(request -> sent.addAndGet(request.method().equals("POST") ? 1 : 0));
    page.setInputFiles("#file", zeros("huge.pdf", 300));
    page.waitForSelector("#problem:not(:empty)");
    assertThat(page.textContent("#problem")).contains("huge.pdf", "300.0 MB", "64 MB", "离线核验程序");
    assertThat(page.isVisible("#chosen")).isFalse();
    pictures(page, "too-large");
    page.click("#start");
    assertThat(page.textContent("#problem")).contains("请先选择");
    assertThat(sent).hasValue(0);
    page.close();
  }

  @Test
  void a_large_file_shows_how_far_it_is_hashed_and_sent_and_can_be_stopped() throws IOException {
    Page page = browser.open("/");
    Path large = zeros("large.pdf", 60);
    page.setInputFiles("#file", large);
    page.waitForCondition(() -> share(page, "#chosen progress") > 0);
    assertThat(share(page, "#chosen progress")).isLessThan(1);
    page.waitForCondition(() -> page.locator("#chosen progress").count() == 0);
    assertThat(page.textContent("#chosen"))
        .contains("60.0 MB", Digest.sha256(Files.readAllBytes(large)).hex());

    slowDown(page, 4 * MEGABYTE);
    page.click("#start");
    page.waitForCondition(() -> share(page, "#progress") > 0.1);
    assertThat(page.textContent("#step")).contains("正在上传", "%");
    pictures(page, "uploading");
    page.click("#stop");
    page.waitForSelector("#problem:not(:empty)");
    assertThat(page.textContent("#problem")).contains("已停止，没有作出结论");
    assertThat(page.isEnabled("#start")).isTrue();
    page.close();
  }

  @Test
  void a_lost_connection_is_said_and_the_files_stay() {
    Page page = browser.open("/");
    drop(page, pdf(exhibits.contract));
    page.context().setOffline(true);
    page.click("#start");
    page.waitForSelector("#problem:not(:empty)");
    assertThat(page.textContent("#problem")).contains("网络可能中断");
    assertThat(page.textContent("#chosen")).contains("contract.pdf");
    page.context().setOffline(false);
    verify(page);
    assertThat(outcome(page)).isEqualTo("核验结果：通过");
    page.close();
  }

  @Test
  void a_second_contract_takes_the_place_of_the_first_and_the_page_says_so() {
    Page page = browser.open("/");
    drop(page, pdf(exhibits.contract));
    drop(page, new FilePayload("other.pdf", TestBrowser.PDF, exhibits.changedContract()));
    assertThat(page.textContent("#problem")).contains("contract.pdf", "other.pdf", "代替");
    assertThat(page.textContent("#chosen")).contains("other.pdf").doesNotContain("contract.pdf");
    page.click("#chosen button");
    assertThat(page.isVisible("#chosen")).isFalse();
    page.close();
  }

  private static Page verdictOn(FilePayload... files) {
    Page page = browser.open("/");
    drop(page, files);
    verify(page);
    return page;
  }

  private static double share(Page page, String bar) {
    Object share = page.evaluate("s => document.querySelector(s)?.position ?? 0", bar);
    return ((Number) share).doubleValue();
  }

  /** So many bytes per second on the way up. */
  private static void slowDown(Page page, int bytesPerSecond) {
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("Network.enable");
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 20);
    conditions.addProperty("downloadThroughput", bytesPerSecond);
    conditions.addProperty("uploadThroughput", bytesPerSecond);
    chromium.send("Network.emulateNetworkConditions", conditions);
  }

  private static Path zeros(String name, int megabytes) throws IOException {
    Path file = directory.resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((long) megabytes * MEGABYTE);
    }
    return file;
  }

  private static byte[] withScript() {
    StringBuilder file = new StringBuilder("%PDF-1.7\n");
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    };
    StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n \n", file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = file.length();
    file.append(table).append("trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n").append(start);
    return file.append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** 300 MB of zeros as one member, its sizes stated in front as in an honest file. */
  private static byte[] bomb() throws IOException {
    ZipEntry first = new ZipEntry("manifest.json");
    zipped(first);
    ZipEntry stated = new ZipEntry("manifest.json");
    stated.setSize(first.getSize());
    stated.setCompressedSize(first.getCompressedSize());
    stated.setCrc(first.getCrc());
    return zipped(stated);
  }

  private static byte[] zipped(ZipEntry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      byte[] zeros = new byte[MEGABYTE];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }
}
