package cn.laborproof.verify;

import cn.laborproof.proof.examine.UnreadableFileException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages: drop a file, read the verdict. Work without script; with it the hash comes first. */
@Controller
class VerificationPages {

  private final PortalVerifier verifier;

  VerificationPages(PortalVerifier verifier) {
    this.verifier = verifier;
  }

  @GetMapping("/")
  String front() {
    return "front";
  }

  /** A verdict is an answer, not an address: whoever reloads it starts anew. */
  @GetMapping("/verify")
  String start() {
    return "redirect:/";
  }

  @PostMapping("/verify")
  String verify(
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "package", required = false) @Nullable MultipartFile evidencePackage,
      Locale locale,
      Model model)
      throws IOException, UnreadableFileException {
    SubmittedFiles files = SubmittedFiles.of(file, evidencePackage);
    model.addAttribute("verdict", VerdictView.of(verifier.verify(files), verifier.trust(), locale));
    return "verdict";
  }
}
