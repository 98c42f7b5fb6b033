package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.supervision.hub.NightScan.About;
import cn.laborproof.signing.supervision.hub.NightScan.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How full scans look to people and programs. */
@Component
final class ScanViews {

  private final MessageSource messages;

  ScanViews(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A full scan.
   *
   * @param asker who asked for it; absent for the nightly one
   * @param seconds it took
   * @param rejected lines the rules do not look at
   * @param kept whether the snapshot's files can be taken along
   */
  record ScanView(
      UUID id,
      String state,
      LocalDate day,
      @Nullable String asker,
      Instant askedAt,
      @Nullable Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable Long seconds,
      @Nullable String ruleBook,
      long facts,
      long rejected,
      long employers,
      long compared,
      long leftOut,
      long findings,
      long differences,
      @Nullable String error,
      @Nullable String errorText,
      boolean kept,
      List<FileView> files) {}

  /** A file of the snapshot. */
  record FileView(String name, long rows, long bytes, String sha256) {}

  /**
   * An employer left out, or a difference.
   *
   * @param title of the rule, in words
   * @param subject an employer's code; of a person the masked key
   */
  record NoteView(
      String about,
      String text,
      String employer,
      @Nullable String rule,
      @Nullable String title,
      @Nullable String subject,
      List<String> parts) {}

  ScanView scan(NightScan scan, Locale locale) {
    NightScan.Counts counts = scan.counts();
    String error = scan.error().orElse(null);
    return new ScanView(
        scan.id(),
        scan.state().code(),
        scan.day(),
        scan.asker().orElse(null),
        scan.askedAt(),
        scan.beganAt().orElse(null),
        scan.endedAt().orElse(null),
        scan.beganAt()
            .flatMap(
                began -> scan.endedAt().map(ended -> Duration.between(began, ended).toSeconds()))
            .orElse(null),
        scan.book().orElse(null),
        counts.facts(),
        counts.rejected(),
        counts.employers(),
        counts.compared(),
        counts.leftOut(),
        counts.findings(),
        counts.differences(),
        error,
        error == null ? null : text("scans.error." + error, locale),
        scan.key().isPresent() && scan.state() == NightScan.State.DONE,
        scan.files().stream()
            .map(file -> new FileView(file.name(), file.rows(), file.bytes(), file.sha256()))
            .toList());
  }

  NoteView note(Note note, Locale locale) {
    boolean difference = note.about().isDifference();
    return new NoteView(
        note.about().code(),
        about(note.about(), locale),
        note.employer(),
        difference ? note.rule() : null,
        difference ? new Wording(locale).title(note.rule()) : null,
        difference ? subject(note) : null,
        note.parts().stream().map(part -> text("scans.part." + part, locale)).toList());
  }

  private static String subject(Note note) {
    return note.aboutPerson() ? FactViews.masked(note.subject()) : note.subject();
  }

  String about(About about, Locale locale) {
    return text("scans.about." + about.code(), locale);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, new Object[0], locale);
  }
}
