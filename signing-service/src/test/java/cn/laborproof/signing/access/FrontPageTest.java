package cn.laborproof.signing.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class FrontPageTest {

  @LocalServerPort int port;

  @Test
  void the_first_page_is_chinese_and_switches_to_english() throws Exception {
    assertThat(get("/").body()).contains("电子劳动合同，任何人都能核验").contains("lang=\"zh-CN\"");
    assertThat(get("/?lang=en").body()).contains("Electronic labour contracts");
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
