package cn.laborproof.signing.supervision.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How rosters look to people and programs. */
@Component
final class RosterViews {

  /** Bad lines an answer carries; the file has all. */
  static final int SHOWN = 1000;

  private final Rosters rosters;
  private final MessageSource messages;

  RosterViews(Rosters rosters, MessageSource messages) {
    this.rosters = rosters;
    this.messages = messages;
  }

  /** An upload in the list of uploads. */
  record Summary(
      UUID batch,
      LocalDate asOf,
      Instant receivedAt,
      int rows,
      int kept,
      int badCount,
      String sha256,
      boolean current) {
    static Summary of(RosterBatch batch) {
      return new Summary(
          batch.id(),
          batch.asOf(),
          batch.receivedAt(),
          batch.rows(),
          batch.kept(),
          batch.bad(),
          batch.sha256().hex(),
          batch.current());
    }
  }

  /** What an upload brought; {@code bad} holds the first {@value #SHOWN}. */
  record Receipt(
      UUID batch,
      LocalDate asOf,
      Instant receivedAt,
      int rows,
      int kept,
      int badCount,
      List<Bad> bad,
      String sha256,
      boolean current) {}

  /** A line that was not kept, in words. */
  record Bad(long line, String column, String columnName, String reason, String text) {}

  Receipt receipt(RosterBatch batch, Locale locale) {
    return new Receipt(
        batch.id(),
        batch.asOf(),
        batch.receivedAt(),
        batch.rows(),
        batch.kept(),
        batch.bad(),
        rosters.badLines(batch.id(), SHOWN, 0).stream().map(line -> bad(line, locale)).toList(),
        batch.sha256().hex(),
        batch.current());
  }

  Bad bad(BadLine line, Locale locale) {
    return new Bad(
        line.line(),
        line.column(),
        text(line.columnKey(), locale),
        line.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        text(line.messageKey(), locale));
  }

  List<String> badHead(Locale locale) {
    return List.of(
        text("roster.bad.line", locale),
        text("roster.bad.column", locale),
        text("roster.bad.code", locale),
        text("roster.bad.text", locale));
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
