package cn.laborproof.signing.evidence.anchor;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets the console's pages say that nothing is registered at the moment. */
@ControllerAdvice(annotations = Controller.class)
final class AlarmBand {

  private final AnchorAlarm alarm;

  AlarmBand(AnchorAlarm alarm) {
    this.alarm = alarm;
  }

  @ModelAttribute("anchorAlarm")
  @Nullable String code() {
    return alarm.raised().map(AnchorAlarm.Raised::code).orElse(null);
  }
}
