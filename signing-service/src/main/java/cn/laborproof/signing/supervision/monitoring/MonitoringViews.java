package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.risk.warning.Scheme;
import cn.laborproof.risk.warning.WarningBook;
import cn.laborproof.signing.contract.TimelineWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How sums look in the API, on the page and in the report, in the reader's language. */
@Component
final class MonitoringViews {
  private final MessageSource messages;
  private final WarningBook book = WarningBook.shipped();

  MonitoringViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A cell of a table.
   *
   * @param cell stable name, or the division's code
   * @param number absent where it is hidden
   */
  record MonitoringCell(String cell, String label, @Nullable Long number) {}

  /**
   * One table.
   *
   * @param topic stable name
   * @param source what it is made of, and of which day
   * @param delivered whether there is anything to count
   * @param until when the facts it is made of last came in
   * @param total absent where it is hidden, or nothing was delivered
   */
  record MonitoringTable(
      String topic,
      String title,
      String source,
      boolean delivered,
      @Nullable Instant until,
      List<MonitoringCell> cells,
      @Nullable Long total) {}

  /**
   * Everything on the page.
   *
   * @param body {@code union} or {@code federation}
   * @param smallest employers below which a cell is hidden
   * @param notes what the numbers cannot say
   */
  record MonitoringSheet(
      String body,
      String region,
      LocalDate day,
      Instant at,
      int smallest,
      List<MonitoringTable> tables,
      List<String> notes) {}

  MonitoringSheet sheet(Monitoring.View view, Locale locale) {
    return new MonitoringSheet(
        view.reader().code(),
        view.region(),
        view.day(),
        view.at(),
        view.smallest(),
        view.topics().stream().map(topic -> table(topic, view, locale)).toList(),
        List.of(
            text("monitoring.note.small", locale, view.smallest()),
            text("monitoring.note.names", locale),
            text("monitoring.note.meaning", locale)));
  }

  private MonitoringTable table(Monitoring.OfTopic of, Monitoring.View view, Locale locale) {
    String key = "monitoring." + of.topic().code();
    String until = of.until().map(TimelineWords::shown).orElse("—");
    return new MonitoringTable(
        of.topic().code(),
        text(key, locale),
        text(key + ".source", locale, view.day().toString(), until),
        of.known(),
        of.until().orElse(null),
        of.known()
            ? of.told().cells().stream()
                .map(cell ->
                    new MonitoringCell(
                        cell.code(),
                        label(of.topic(), cell.code(), locale),
                        cell.number().orElse(null)))
                .toList()
            : List.of(),
        of.known() ? of.told().whole().orElse(null) : null);
  }

  private String label(Topic topic, String code, Locale locale) {
    return switch (topic) {
      case COLLECTIVE, SIZES -> text("monitoring.cell." + code, locale);
      case WARNINGS, CONSULTED, JOINED -> level(code, locale);
      case LAYOFFS, ARREARS, HELP, UNANSWERED -> code;
    };
  }

  /** The level's name in the scheme the warning was raised by. */
  private String level(String code, Locale locale) {
    int slash = code.lastIndexOf('/');
    int number = Integer.parseInt(code.substring(slash + 1));
    Optional<Scheme> scheme = book.find(code.substring(0, slash));
    return scheme
        .map(each ->
            text(
                "monitoring.level",
                locale,
                each.level(number).name().in(locale),
                each.name().in(locale)))
        .orElse(code);
  }

  String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
