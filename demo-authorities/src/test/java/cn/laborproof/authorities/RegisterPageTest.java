package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterPageTest {
  @TempDir Path directory;
  private DemoAuthorities authorities;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
    client = new Client(authorities.uri());
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @Test
  void the_page_is_chinese_first_marked_as_demo_and_shows_every_resident() throws Exception {
    HttpResponse<String> page = client.get("/");

    assertThat(page.body())
        .contains("lang=\"zh-CN\"", "⚠ 演示", "张三", "王𠮷", "阿依古丽·买买提")
        .doesNotContain("{{");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(client.get("/?lang=en").body())
        .contains("lang=\"en\"", "⚠ DEMO")
        .doesNotContain("{{");
  }

  @Test
  void a_number_that_the_form_proposes_can_be_added_and_is_there_after_a_restart()
      throws Exception {
    String number =
        client.get("/").body().replaceAll("(?s).*name=\"idNumber\" value=\"([0-9X]{18})\".*", "$1");

    HttpResponse<String> added = post(Map.of("name", "<b>新人</b>", "idNumber", number));
    authorities.close();
    start();

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(client.get("/").body())
        .contains(">&lt;b&gt;新人&lt;/b&gt;</td>", ">" + number + "</td>");
    assertThat(client.get("/identity/v1/demo-residents").body()).contains(number);
  }

  @Test
  void a_wrong_number_is_explained_beside_the_field_and_the_input_is_kept() throws Exception {
    HttpResponse<String> page = post(Map.of("name", "新人", "idNumber", "500199199003150174"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains(
            "id=\"idNumber-wrong\"", "GB 11643", "value=\"500199199003150174\"", "value=\"新人\"");
  }

  @Test
  void a_number_already_there_a_wrong_card_and_a_day_that_never_was_are_refused() throws Exception {
    assertThat(post(Map.of("name", "某", "idNumber", "500199199003150175")).body())
        .contains("该号码已在演示人口库中");
    assertThat(
            post(Map.of(
                    "name", "某", "idNumber", "11010519491231002X", "card", "6222020000000000001"))
                .body())
        .contains("card-wrong");
    assertThat(post(Map.of("name", "某", "idNumber", "110105199002300011")).body())
        .contains("idNumber-wrong");
  }

  @Test
  void another_sites_form_cannot_add_anybody() throws Exception {
    var headers =
        Map.of(
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            "https://elsewhere.example");

    var answer =
        client.post(
            "/residents", form(Map.of("name", "某", "idNumber", "11010519491231002X")), headers);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void what_is_not_served_is_said_with_a_code() throws Exception {
    assertThat(client.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(client.get("/nowhere").body()).contains("\"code\":\"no-such-path\"");
    assertThat(client.get("/tsa").body()).contains("\"code\":\"method-not-allowed\"");
    assertThat(client.get("/").headers().firstValue("LaborProof-Demo")).contains("true");
  }

  private HttpResponse<String> post(Map<String, String> fields) throws Exception {
    return client.post(
        "/residents", form(fields), Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  private static byte[] form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
