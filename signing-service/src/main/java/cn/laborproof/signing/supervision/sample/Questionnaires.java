package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.asked.LinkTokens;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.sample.Questionnaire.State;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Addressee;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Tickets;
import cn.laborproof.signing.supervision.sample.QuestionnaireRows.Voice;
import cn.laborproof.signing.supervision.sample.SamplePanel.Member;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What an office does with questionnaires: make, publish, hand out links, close, read. Each act is
 * one transaction with its event.
 */
@Service
class Questionnaires {
  /** The kind of their streams. */
  static final String STREAM = "questionnaire";

  private static final int LONGEST_DAYS = 366;
  private static final int MOST_LINKS = 200;
  private static final int MOST_LINK_DAYS = 90;

  private final QuestionnaireRows rows;
  private final RegisteredShares registered;
  private final Panels panels;
  private final FormReader forms;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Installation installation;
  private final LinkTokens links;
  private final Clock clock;

  Questionnaires(
      QuestionnaireRows rows,
      RegisteredShares registered,
      Panels panels,
      FormReader forms,
      EvidenceJournal journal,
      Tenancy tenancy,
      Installation installation,
      LinkTokens links,
      Clock clock) {
    this.rows = rows;
    this.registered = registered;
    this.panels = panels;
    this.forms = forms;
    this.journal = journal;
    this.tenancy = tenancy;
    this.installation = installation;
    this.links = links;
    this.clock = clock;
  }

  /**
   * What an official asks for.
   *
   * @param closesOn the last day on which answers are taken
   * @param form JSON of the questions; blank for the built-in form
   */
  record Asked(
      UUID id, UUID panel, LocalDate closesOn, boolean employers, boolean workers, String form) {}

  /** A questionnaire opened up. */
  record Told(
      Questionnaire questionnaire,
      State state,
      Panels.Told panel,
      List<Addressee> addressees,
      List<Tickets> tickets) {}

  /** A link as handed out, once: the secret stands behind the hash sign and is kept nowhere. */
  record Link(String link) {}

  /** What came back, with what facts say of the employers asked. */
  record Returned(
      Told told,
      List<Voice> employers,
      List<Voice> workers,
      List<RegisteredShares.Share> registered) {}

  Instant now() {
    return clock.instant();
  }

  /** JSON of the built-in form, to go on from. */
  String shipped() {
    return forms.shipped().text();
  }

  /** Those the actor may see, newest first. */
  Paged<Questionnaire> newest(int page) {
    return newest(Optional.empty(), page);
  }

  /** Those of a panel, newest first. */
  Paged<Questionnaire> of(UUID panel, int page) {
    return newest(Optional.of(panel), page);
  }

  private Paged<Questionnaire> newest(Optional<UUID> panel, int page) {
    panels.region();
    return tenancy.inTransaction(() -> Paged.of(rows.newest(panel), page));
  }

  /**
   * One the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(() -> {
      Questionnaire questionnaire = visible(rows.find(id));
      return new Told(
          questionnaire,
          questionnaire.state(clock.instant()),
          panels.find(questionnaire.panel()),
          rows.addressees(id),
          rows.tickets(id));
    });
  }

  /** The same with what came back: employers' answers as they come, workers' once it is closed. */
  Returned returned(UUID id) {
    return tenancy.inTransaction(() -> {
      Told told = find(id);
      List<String> codes = told.addressees().stream().map(Addressee::employer).toList();
      return new Returned(
          told,
          rows.replies(id),
          told.state() == State.CLOSED ? rows.voices(id) : List.of(),
          registered.of(codes, panels.today()));
    });
  }

  /**
   * Makes a draft. Made under this id already: nothing happens.
   *
   * @throws Refusal {@code invalid-input}, {@code not-found}, {@code questionnaire-version-taken}
   */
  UUID make(Asked asked) {
    Actor.Official official = panels.official();
    FormReader.Read read = asked.form().isBlank() ? forms.shipped() : forms.read(asked.form());
    LocalDate today = panels.today();
    new SampleInput()
        .hold(
            "closesOn",
            !asked.closesOn().isBefore(today)
                && !asked.closesOn().isAfter(today.plusDays(LONGEST_DAYS)),
            "sample.input.closes",
            List.of(LONGEST_DAYS))
        .hold(
            "audience",
            // Whoever is asked has to find a question.
            (asked.employers() || asked.workers())
                && !(asked.employers() && read.form().of(Form.EMPLOYER).isEmpty())
                && !(asked.workers() && read.form().of(Form.WORKER).isEmpty()),
            "sample.input.audience",
            List.of())
        .refuse();
    String sha256 = read.digest().hex();
    return tenancy.inTransaction(() -> {
      if (rows.find(asked.id()).isPresent()) {
        return asked.id();
      }
      SamplePanel panel = panels.own(asked.panel(), official);
      FormReader.Read shipped = forms.shipped();
      boolean ours =
          read.form().code().equals(shipped.form().code())
              && read.form().version() == shipped.form().version();
      if (ours && !read.digest().equals(shipped.digest())
          || rows.isTaken(official.office(), read.form(), sha256)) {
        throw new Refusal(SampleRefusal.FORM_VERSION);
      }
      journal.open(stream(asked.id()), official.region());
      rows.insert(
          new Questionnaire(
              asked.id(),
              official.office(),
              official.region(),
              panel.id(),
              read.form(),
              sha256,
              asked.employers(),
              asked.workers(),
              panels.bounds().group(),
              asked.closesOn().plusDays(1).atStartOfDay(Rosters.ZONE).toInstant(),
              panels.by(official),
              Optional.empty(),
              Optional.empty()),
          read.text());
      journal.append(
          EventDraft.of(stream(asked.id()), STREAM + ".drafted")
              .about("form.json", read.text().getBytes(StandardCharsets.UTF_8))
              .fact("form", read.form().code())
              .fact("version", read.form().version())
              .fact("panel", panel.id().toString()));
      return asked.id();
    });
  }

  /**
   * Publishes it to the panel as it stands. Published already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code sample-panel-empty}, {@code questionnaire-closed}
   */
  void publish(UUID id) {
    Actor.Official official = panels.official();
    tenancy.inTransaction(() -> {
      Questionnaire draft = own(id, official);
      if (draft.published().isPresent()) {
        return id;
      }
      if (!clock.instant().isBefore(draft.closesAt())) {
        throw new Refusal(SampleRefusal.CLOSED);
      }
      List<Member> members = panels.find(draft.panel()).current();
      if (members.isEmpty()) {
        throw new Refusal(SampleRefusal.PANEL_EMPTY);
      }
      rows.publish(draft, members, panels.by(official));
      journal.append(
          EventDraft.of(stream(id), STREAM + ".published")
              .fact("form_sha256", draft.sha256())
              .fact("employers", members.size())
              .fact("closes", draft.closesAt().toString()));
      return id;
    });
  }

  /**
   * Makes links for workers of a stratum. They are answered here and nowhere else: only digests are
   * kept, and not who is given which. Made under this key already: the same links.
   *
   * @param batch what makes a second press of the same button the same links
   * @throws Refusal {@code not-found}, {@code questionnaire-not-open}, {@code
   *     questionnaire-closed}, {@code invalid-input}
   */
  List<Link> invite(UUID id, UUID batch, int stratum, int count, int days) {
    Actor.Official official = panels.official();
    return tenancy.inTransaction(() -> {
      Questionnaire open = own(id, official);
      refuseUnlessOpen(open);
      SamplePanel panel = panels.own(open.panel(), official);
      new SampleInput()
          .number("stratum", stratum, 0, panel.strata().size() - 1)
          .number("count", count, 1, MOST_LINKS)
          .number("days", days, 1, MOST_LINK_DAYS)
          .hold("stratum", open.workers(), "sample.input.workers", List.of())
          .refuse();
      Instant until = clock.instant().plus(Duration.ofDays(days));
      List<String> tokens = links.of(id + "/" + stratum + "/" + days, batch, count);
      int made =
          rows.insertTickets(
              open,
              stratum,
              tokens.stream().map(Questionnaires::digest).toList(),
              until.isBefore(open.closesAt()) ? until : open.closesAt());
      if (made > 0) {
        journal.append(
            EventDraft.of(stream(id), STREAM + ".links-made")
                .fact("stratum", stratum)
                .fact("links", made));
      }
      return tokens.stream()
          .map(token -> new Link(installation.publicUri() + "/q#" + token))
          .toList();
    });
  }

  /** What is kept of a link's secret. */
  static String digest(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /**
   * Closes it before its day. Closed already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code questionnaire-not-open}
   */
  void close(UUID id) {
    Actor.Official official = panels.official();
    tenancy.inTransaction(() -> {
      Questionnaire open = own(id, official);
      State state = open.state(clock.instant());
      if (state == State.DRAFT) {
        throw new Refusal(SampleRefusal.NOT_OPEN);
      }
      if (state == State.OPEN) {
        rows.close(id, panels.by(official));
        journal.append(
            EventDraft.of(stream(id), STREAM + ".closed")
                .fact("employers", rows.replies(id).size())
                .fact("workers", rows.tickets(id).stream().mapToLong(Tickets::used).sum()));
      }
      return id;
    });
  }

  /** What the current actor may do about it now. */
  List<String> possible(Told told) {
    boolean own =
        tenancy.current() instanceof Actor.Official official
            && official.office().equals(told.questionnaire().office());
    if (!own) {
      return List.of();
    }
    return switch (told.state()) {
      case DRAFT -> List.of("publish");
      case OPEN -> told.questionnaire().workers() ? List.of("invite", "close") : List.of("close");
      case CLOSED -> List.of();
    };
  }

  void refuseUnlessOpen(Questionnaire questionnaire) {
    switch (questionnaire.state(clock.instant())) {
      case DRAFT -> throw new Refusal(SampleRefusal.NOT_OPEN);
      case CLOSED -> throw new Refusal(SampleRefusal.CLOSED);
      case OPEN -> {}
    }
  }

  private Questionnaire own(UUID id, Actor.Official official) {
    Questionnaire seen = visible(rows.find(id));
    if (!seen.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return visible(rows.lock(id));
  }

  /** The application's own check, before row-level security's. */
  private Questionnaire visible(Optional<Questionnaire> found) {
    String region = panels.region();
    return found
        .filter(each -> each.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  static StreamId stream(UUID questionnaire) {
    return new StreamId(STREAM, questionnaire);
  }
}
