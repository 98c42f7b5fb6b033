package cn.laborproof.verify;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the QR code of a printed document leads. */
@Controller
class ReferencePage {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final OperatorReferences operator;

  ReferencePage(OperatorReferences operator) {
    this.operator = operator;
  }

  /** Typed from paper by somebody who cannot scan: the part of the address that follows /r/. */
  @GetMapping("/r")
  String typed(@RequestParam String reference, RedirectAttributes path) {
    String typed = reference.strip();
    path.addAttribute("reference", typed.isEmpty() ? "-" : typed);
    return "redirect:/r/{reference}";
  }

  @GetMapping("/r/{reference}")
  String reference(@PathVariable String reference, Model model, HttpServletResponse out) {
    try {
      Optional<MaskedFacts> facts =
          REFERENCE.matcher(reference).matches() ? operator.find(reference) : Optional.empty();
      if (facts.isEmpty()) {
        out.setStatus(HttpStatus.NOT_FOUND.value());
        return "reference-unknown";
      }
      model.addAttribute("facts", facts.get());
      model.addAttribute("signedAt", shown(facts.get().signedAt()));
      model.addAttribute("concludedAt", shown(facts.get().concludedAt()));
      return "reference";
    } catch (OperatorSilentException e) {
      out.setStatus(HttpStatus.BAD_GATEWAY.value());
      return "reference-silent";
    }
  }

  private static @Nullable String shown(@Nullable Instant time) {
    return time == null ? null : ShownTime.of(time);
  }
}
