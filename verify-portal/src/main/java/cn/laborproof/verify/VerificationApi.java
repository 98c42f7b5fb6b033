package cn.laborproof.verify;

import cn.laborproof.proof.examine.UnreadableFileException;
import cn.laborproof.proof.verdict.VerdictJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The portal for programs: the verdict as {@code docs/verdict-schema.json} describes it. */
@RestController
@RequestMapping("/api/v1/verifications")
class VerificationApi {

  private final PortalVerifier verifier;

  VerificationApi(PortalVerifier verifier) {
    this.verifier = verifier;
  }

  @PostMapping(
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] verify(
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "package", required = false) @Nullable MultipartFile evidencePackage)
      throws IOException, UnreadableFileException {
    return VerdictJson.write(verifier.verify(SubmittedFiles.of(file, evidencePackage)))
        .canonicalBytes();
  }
}
