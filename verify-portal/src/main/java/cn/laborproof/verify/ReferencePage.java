package cn.laborproof.verify;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the QR code of a printed document leads. */
@Controller
class ReferencePage {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final OperatorReferences operator;
  private final PortalVerifier verifier;

  ReferencePage(OperatorReferences operator, PortalVerifier verifier) {
    this.operator = operator;
    this.verifier = verifier;
  }

  @GetMapping("/r/{reference}")
  String reference(@PathVariable String reference, Model model, HttpServletResponse out) {
    model.addAttribute("demo", verifier.trust().demo());
    model.addAttribute("trust", TrustView.of(verifier.trust()));
    try {
      Optional<MaskedFacts> facts =
          REFERENCE.matcher(reference).matches() ? operator.find(reference) : Optional.empty();
      if (facts.isEmpty()) {
        out.setStatus(HttpStatus.NOT_FOUND.value());
        return "reference-unknown";
      }
      model.addAttribute("facts", facts.get());
      return "reference";
    } catch (OperatorSilentException e) {
      out.setStatus(HttpStatus.BAD_GATEWAY.value());
      return "reference-silent";
    }
  }
}
