package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.evidence.EvidenceTrail;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts events into words: {@code event.<kind>} and {@code actor.<role>}. */
@Component
public final class TimelineWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'").withZone(SealingClock.ZONE);

  private final MessageSource messages;

  TimelineWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * One event for programs and people.
   *
   * @param seq its number in the stream
   * @param kind stable name of what happened
   * @param text what happened, in the reader's language
   * @param time when
   * @param shown the same for people, exact and with zone
   * @param actor stable name of who did it
   * @param who the same in the reader's language
   * @param facts its public facts
   * @param logIndex place in the log, absent before integration
   */
  public record WordedEvent(
      long seq,
      String kind,
      String text,
      Instant time,
      String shown,
      String actor,
      String who,
      Map<String, Object> facts,
      @Nullable Long logIndex) {}

  /** Events in a reader's language. */
  public List<WordedEvent> in(Locale locale, List<EvidenceTrail.TrailEvent> events) {
    return events.stream()
        .map(event ->
            new WordedEvent(
                event.seq(),
                event.kind(),
                word("event." + event.kind(), event.kind(), locale),
                event.time(),
                shown(event.time()),
                event.actor(),
                word("actor." + event.actor(), event.actor(), locale),
                event.facts(),
                event.logIndex()))
        .toList();
  }

  /** An instant for people in China, exact and with zone. */
  public static String shown(Instant time) {
    return TIME.format(time);
  }

  /**
   * The instant a period ends, for people in China: the end of a day is {@code 24:00} of that day,
   * not the first second of the next.
   */
  public static String shownEnd(Instant end) {
    ZonedDateTime there = end.atZone(SealingClock.ZONE);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? there.toLocalDate().minusDays(1) + " 24:00 UTC+8"
        : shown(end);
  }

  private String word(String key, String otherwise, Locale locale) {
    String text = messages.getMessage(key, null, otherwise, locale);
    return text == null ? otherwise : text;
  }
}
