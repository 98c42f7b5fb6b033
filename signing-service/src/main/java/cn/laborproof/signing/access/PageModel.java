package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame needs: who is signed in and whether this is a demo. */
@ControllerAdvice(annotations = Controller.class)
final class PageModel {

  private final Installation installation;

  PageModel(Installation installation) {
    this.installation = installation;
  }

  @ModelAttribute("demo")
  boolean demo() {
    return installation.demo();
  }

  @ModelAttribute("who")
  @Nullable String who() {
    return switch (ActorBinding.current()) {
      case Actor.Member member -> member.displayName();
      case Actor.Official official -> official.displayName();
      case Actor.Machine _, Actor.Person _, Actor.LinkHolder _, Actor.Platform _, Actor.Visitor _ ->
          null;
    };
  }

  @ModelAttribute("role")
  String role() {
    return ActorBinding.current().role().code();
  }
}
