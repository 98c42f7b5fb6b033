package cn.laborproof.signing.signing;

import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.evidence.EvidenceTrail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts looks of public offices into words. */
@Component
final class LookWords {
  private final MessageSource messages;

  LookWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A look for the worker.
   *
   * @param time when
   * @param shown the same for people, exact and with zone
   * @param who the role of who looked, in the reader's language
   * @param what stable name of what was looked at
   * @param text the same in the reader's language
   * @param reason why, as typed; absent where none was asked for
   */
  record WordedLook(
      Instant time, String shown, String who, String what, String text, @Nullable String reason) {}

  List<WordedLook> in(Locale locale, List<EvidenceTrail.Look> looks) {
    return looks.stream()
        .map(look ->
            new WordedLook(
                look.time(),
                TimelineWords.shown(look.time()),
                word("actor." + look.actor(), look.actor(), locale),
                look.what(),
                word("look.what." + look.what(), look.what(), locale),
                look.reason().orElse(null)))
        .toList();
  }

  private String word(String key, String otherwise, Locale locale) {
    return String.valueOf(messages.getMessage(key, null, otherwise, locale));
  }
}
