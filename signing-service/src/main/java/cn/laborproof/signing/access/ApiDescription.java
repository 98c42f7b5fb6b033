package cn.laborproof.signing.access;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API described for programs: the OpenAPI document of this version, open to everybody. */
@RestController
@AllowAnyone
final class ApiDescription {
  static final String PATH = "/api/v1/openapi.yaml";

  /** RFC 9512. */
  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  @GetMapping(PATH)
  ResponseEntity<Resource> describe() {
    return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("api/openapi.yaml"));
  }
}
