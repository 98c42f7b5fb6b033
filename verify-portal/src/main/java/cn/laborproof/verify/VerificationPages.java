package cn.laborproof.verify;

import cn.laborproof.proof.examine.UnreadableFileException;
import cn.laborproof.proof.verdict.Verdict;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pages: drop a file, read the verdict. Work without script; with it the hash comes first. */
@Controller
class VerificationPages {

  private final PortalVerifier verifier;
  private final PortalProperties properties;

  VerificationPages(PortalVerifier verifier, PortalProperties properties) {
    this.verifier = verifier;
    this.properties = properties;
  }

  @GetMapping("/")
  String front(Model model) {
    frame(model);
    return "front";
  }

  /** Answers with the result alone when the page's script asks, with a whole page otherwise. */
  @PostMapping("/verify")
  String verify(
      @RequestParam("file") MultipartFile file,
      @RequestParam(name = "package", required = false) @Nullable MultipartFile evidencePackage,
      @RequestHeader(name = "X-Fragment", defaultValue = "false") boolean fragment,
      Locale locale,
      Model model)
      throws IOException {
    frame(model);
    try {
      Verdict verdict = verifier.verify(SubmittedFiles.of(file, evidencePackage));
      model.addAttribute("verdict", VerdictView.of(verdict, locale));
      return fragment ? "verdict :: result" : "verdict";
    } catch (UnreadableFileException e) {
      return fragment ? "unreadable :: result" : "unreadable";
    }
  }

  private void frame(Model model) {
    model.addAttribute("demo", verifier.trust().demo());
    model.addAttribute("trust", TrustView.of(verifier.trust()));
    model.addAttribute("maximumBytes", properties.maximumFile().toBytes());
    model.addAttribute("maximumMegabytes", properties.maximumFile().toMegabytes());
  }
}
