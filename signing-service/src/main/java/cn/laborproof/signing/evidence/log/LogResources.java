package cn.laborproof.signing.evidence.log;

import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the log as C2SP tlog-tiles: {@code /log/checkpoint}, {@code /log/tile/…}. Open to
 * everybody; it holds commitments only.
 */
@RestController
@AllowAnyone
final class LogResources {

  private static final String PREFIX = "/log/";
  private static final Pattern TILE =
      Pattern.compile(
          "tile/(?:[0-9]|[1-5][0-9]|6[0-3]|entries)(?:/x[0-9]{3})*/[0-9]{3}(?:\\.p/[0-9]{1,3})?");

  private final PublishedLog log;

  LogResources(PublishedLog log) {
    this.log = log;
  }

  @GetMapping("/log/checkpoint")
  ResponseEntity<byte[]> checkpoint() throws IOException {
    return answer(
        log.cosigned(),
        MediaType.parseMediaType("text/plain;charset=utf-8"),
        CacheControl.noCache());
  }

  @GetMapping("/log/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI().substring(PREFIX.length());
    if (!TILE.matcher(path).matches()) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return answer(
        log.resource(path),
        MediaType.APPLICATION_OCTET_STREAM,
        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  private static ResponseEntity<byte[]> answer(
      Optional<byte[]> found, MediaType type, CacheControl cache) {
    byte[] resource = found.orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(cache)
        .header("Access-Control-Allow-Origin", "*")
        .body(resource);
  }

  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths logPaths() {
      return PublicPaths.of("/log/**");
    }
  }
}
