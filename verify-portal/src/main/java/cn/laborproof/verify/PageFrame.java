package cn.laborproof.verify;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page says: whose word is taken, whether it is a demo, how large a file may be. */
@ControllerAdvice
class PageFrame {

  private final PortalVerifier verifier;
  private final PortalProperties properties;

  PageFrame(PortalVerifier verifier, PortalProperties properties) {
    this.verifier = verifier;
    this.properties = properties;
  }

  @ModelAttribute("demo")
  boolean demo() {
    return verifier.trust().demo();
  }

  @ModelAttribute("trust")
  TrustView trust() {
    return TrustView.of(verifier.trust());
  }

  @ModelAttribute("maximumBytes")
  long maximumBytes() {
    return properties.maximumFile().toBytes();
  }

  @ModelAttribute("maximumMegabytes")
  long maximumMegabytes() {
    return properties.maximumFile().toMegabytes();
  }
}
