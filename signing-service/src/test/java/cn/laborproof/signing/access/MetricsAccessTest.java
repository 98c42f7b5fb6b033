package cn.laborproof.signing.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may read the meters: the holder of one file's content, and nobody with an account. */
@ServiceTest
class MetricsAccessTest {

  @LocalServerPort int port;
  @Autowired Installation installation;

  @Test
  void whoever_can_read_the_token_reads_the_meters() throws Exception {
    Path token = installation.directory(MetricsAccess.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");

    HttpResponse<String> meters = get(Optional.of("Bearer " + Files.readString(token).strip()));

    assertThat(meters.statusCode()).isEqualTo(200);
    assertThat(meters.body())
        .containsPattern("(?m)^laborproof_log_entries [0-9.]+$")
        .containsPattern("(?m)^laborproof_log_anchored [0-9.]+$")
        .contains("laborproof_court_awaiting", "laborproof_anchor_alarm 0.0", "jvm_memory_used");
  }

  @Test
  void nobody_else_does() throws Exception {
    String token = Files.readString(installation.directory(MetricsAccess.FILE)).strip();

    for (Optional<String> other :
        List.of(
            Optional.<String>empty(),
            Optional.of("Bearer " + token.substring(1)),
            Optional.of("Basic " + token),
            Optional.of("Bearer "))) {
      HttpResponse<String> answer = get(other);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"metrics\"");
      assertThat(answer.body()).contains("\"code\"").doesNotContain("laborproof_log");
    }
  }

  @Test
  void no_other_endpoint_of_that_kind_is_there() throws Exception {
    for (String path : new String[] {"env", "beans", "metrics", "heapdump", "loggers"}) {
      assertThat(get("/actuator/" + path, Optional.empty()).statusCode()).isIn(302, 401, 404);
      String token = Files.readString(installation.directory(MetricsAccess.FILE)).strip();
      assertThat(get("/actuator/" + path, Optional.of("Bearer " + token)).statusCode())
          .isIn(401, 404);
    }
  }

  private HttpResponse<String> get(Optional<String> authorization) throws Exception {
    return get(MetricsAccess.PATH, authorization);
  }

  private HttpResponse<String> get(String path, Optional<String> authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    authorization.ifPresent(value -> request.header("Authorization", value));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
