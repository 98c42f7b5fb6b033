package cn.laborproof.signing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.Chromium;
import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.template.SampleContracts;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** The list of contracts: found, put in order, taken along as a file. */
// A database of its own: the test counts what is in the list.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@ServiceTest
class ContractListTest {
  private static final String CONTRACTS = "/api/v1/contracts";
  private static final List<String> POSTS = List.of("焊工", "=1+1", "保洁员");
  private static final String SAMPLE_NUMBER = "11010519491231002X";

  @LocalServerPort int port;
  @Autowired Installation installation;

  private Desk desk;
  private ApiClient hr;

  @BeforeEach
  void three_contracts_are_there() {
    desk = new Desk(port, installation.data(), Map.of());
    hr = desk.login("hr.jiangnan");
    for (int i = total("") == 0 ? 0 : POSTS.size(); i < POSTS.size(); i++) {
      draft(
          Map.of(
              "work.post", POSTS.get(i),
              "worker.name", List.of("李四", "王 五", "阿依古丽·买买提").get(i),
              "term.start", "2026-12-0" + (3 - i)));
    }
  }

  @Test
  void a_contract_is_found_by_whole_name_part_of_the_post_and_number() {
    assertThat(posts("q=" + encoded("王五"))).containsExactly("=1+1");
    assertThat(posts("q=" + encoded("阿依古丽•买买提"))).containsExactly("保洁员");
    assertThat(posts("q=" + encoded("洁"))).containsExactly("保洁员");
    String number = page("q=" + encoded("焊工")).get(0).path("number").asString();
    assertThat(posts("q=" + number.toLowerCase())).containsExactly("焊工");
    assertThat(posts("q=" + encoded("王"))).isEmpty();
    assertThat(posts("q=" + encoded("王五") + "&state=concluded")).isEmpty();
    assertThat(posts("q=LP-")).isEmpty();
  }

  @Test
  void the_list_is_put_in_order_either_way_and_cut_into_pages() {
    assertThat(posts("sort=start")).containsExactly("保洁员", "=1+1", "焊工");
    assertThat(posts("sort=-start")).containsExactly("焊工", "=1+1", "保洁员");
    assertThat(posts("")).containsExactly("保洁员", "=1+1", "焊工");
    assertThat(posts("sort=start&size=2&page=1")).containsExactly("焊工");
    assertThat(hr.get(CONTRACTS + "?sort=worker").code()).isEqualTo("unreadable-request");
  }

  @Test
  void the_file_opens_in_excel_computes_nothing_and_shows_no_identity_number() {
    byte[] file = hr.get(CONTRACTS + ".csv?sort=start").body();
    String text = new String(file, StandardCharsets.UTF_8);

    assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(text.lines()).hasSize(4);
    assertThat(text.lines().skip(1).map(line -> line.split(",")[3]))
        .containsExactly("保洁员", "'=1+1", "焊工");
    assertThat(text).contains("110105********002X").doesNotContain(SAMPLE_NUMBER);
    assertThat(hr.get(CONTRACTS + ".csv?q=" + encoded("焊")).body()).asString().hasLineCount(2);
  }

  @Test
  void taking_the_list_along_is_an_event_of_the_house_and_no_other_house_is_in_it() {
    long before = exports(hr);
    hr.get(CONTRACTS + ".csv");
    assertThat(exports(hr)).isEqualTo(before + 1);

    ApiClient other = desk.login("hr.yunfan");
    assertThat(other.get(CONTRACTS + ".csv").body()).asString().hasLineCount(1);
    assertThat(desk.login("seal.jiangnan").get(CONTRACTS + ".csv").code()).isEqualTo("not-allowed");
    assertThat(exports(hr)).isEqualTo(before + 1);
  }

  @Test
  void the_page_keeps_filter_and_order_in_its_address_and_hands_out_the_same_file()
      throws IOException {
    try (Chromium browser = new Chromium(port)) {
      Page page = browser.signedIn("hr.jiangnan", desk.password("hr.jiangnan"));
      page.navigate(browser.at("/console/contracts"));
      browser.looksRight(page, "contract-list");
      page.click("th a:has-text('开始日期')");
      page.waitForURL(url -> url.contains("sort=start"));
      assertThat(page.getAttribute("th:has-text('开始日期')", "aria-sort")).isEqualTo("ascending");
      page.click("th a:has-text('开始日期')");
      page.waitForURL(url -> url.contains("sort=-start"));
      page.fill("#q", "王五");
      page.click(".filter-bar button");
      page.waitForURL(url -> url.contains("q=") && url.contains("sort=-start"));
      assertThat(page.locator("tbody tr").allTextContents())
          .singleElement()
          .asString()
          .contains("=1+1");
      Download file = page.waitForDownload(() -> page.click("a[download]"));
      assertThat(Files.readString(file.path())).hasLineCount(2).contains("'=1+1");

      page.fill("#q", "没有这个人");
      page.click(".filter-bar button");
      page.waitForSelector(".empty");
      assertThat(page.textContent(".empty")).contains("姓名要写全");
      browser.looksRight(page, "contract-list-nothing-found");
      page.click(".filter-bar a");
      page.waitForSelector("tbody tr >> nth=2");

      page.navigate(browser.at("/console/organisation"));
      assertThat(page.textContent(".timeline")).contains("导出合同清单");
      browser.looksRight(page, "organisation");
    }
  }

  private long total(String query) {
    return hr.get(CONTRACTS + "?" + query).json().path("total").asLong();
  }

  private JsonNode page(String query) {
    return hr.get(CONTRACTS + "?" + query).json().path("contracts");
  }

  private List<String> posts(String query) {
    return StreamSupport.stream(page(query).spliterator(), false)
        .map(contract -> contract.path("data").path("work.post").asString())
        .toList();
  }

  private void draft(Map<String, String> more) {
    var data = SampleContracts.typed();
    data.putAll(more);
    var answer = hr.post(CONTRACTS, Map.of("template", "labour-contract-general", "data", data));
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(201);
  }

  private static long exports(ApiClient member) {
    return StreamSupport.stream(
            member.get("/api/v1/organisations/mine/timeline").json().spliterator(), false)
        .filter(event -> event.path("kind").asString().equals("contracts.exported"))
        .count();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
