package cn.laborproof.signing.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers of the authority are its no, and which only say that it cannot just now. */
final class EstRefusalTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "400, true",
    "403, true",
    "422, true",
    "401, false",
    "404, false",
    "408, false",
    "429, false",
    "500, false",
    "503, false"
  })
  void only_a_no_to_the_request_itself_is_final(int status, boolean refused) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      Path secret = Files.writeString(directory.resolve("secret"), "not a real one");
      URI est = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var authority =
          new EstCertificateAuthority(
              EstTls.client(Optional.empty(), Optional.empty(), Duration.ofSeconds(10)),
              est,
              Optional.empty(),
              Optional.of(new EstCertificateAuthority.Secret("platform", secret)),
              Duration.ofSeconds(10),
              Patience.of(Duration.ZERO),
              Map.of());

      CertificationFailed failed =
          catchThrowableOfType(
              CertificationFailed.class,
              () -> authority.enrol(CertificateAuthority.Holder.WORKER, new byte[] {1}));

      assertThat(failed.isRefused()).isEqualTo(refused);
    } finally {
      server.stop(0);
    }
  }
}
