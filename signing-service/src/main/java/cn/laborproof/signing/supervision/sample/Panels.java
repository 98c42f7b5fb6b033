package cn.laborproof.signing.supervision.sample;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.roster.Rosters;
import cn.laborproof.signing.supervision.sample.PanelRows.Known;
import cn.laborproof.signing.supervision.sample.SamplePanel.By;
import cn.laborproof.signing.supervision.sample.SamplePanel.Candidate;
import cn.laborproof.signing.supervision.sample.SamplePanel.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Draws panels and keeps who belongs to them. The seed is the service's own and written down with
 * everybody who could be chosen; the whole order is kept, so that a replacement is the next one of
 * it. Each act is one transaction with its event.
 */
@Service
class Panels {
  /** The kind of their streams. */
  static final String STREAM = "sample-panel";

  private static final String REASON = "sample.reason";

  private final PanelRows rows;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;
  private final Randomness randomness;
  private final IdSource ids;
  private final Clock clock;
  private final SampleBounds bounds = SampleBounds.shipped();

  Panels(
      PanelRows rows,
      EvidenceJournal journal,
      Tenancy tenancy,
      Randomness randomness,
      IdSource ids,
      Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.tenancy = tenancy;
    this.randomness = randomness;
    this.ids = ids;
    this.clock = clock;
  }

  /** A panel opened up. */
  record Told(SamplePanel panel, List<Candidate> candidates, List<Member> members) {
    /** Those who belong to it now. */
    List<Member> current() {
      return members.stream().filter(Member::isCurrent).toList();
    }
  }

  /** What an official asks for. */
  record Asked(UUID id, String title, String division, List<Stratum> strata) {}

  SampleBounds bounds() {
    return bounds;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
  }

  /** Those the actor may see, newest first. */
  Paged<Told> newest(int page) {
    region();
    return tenancy.inTransaction(() ->
        Paged.of(rows.newest(), page)
            .map(panel -> new Told(panel, List.of(), rows.members(panel.id()))));
  }

  /**
   * A panel the actor may see.
   *
   * @throws Refusal {@code not-found}
   */
  Told find(UUID id) {
    return tenancy.inTransaction(
        () -> new Told(visible(id), rows.candidates(id), rows.members(id)));
  }

  /**
   * Draws a panel. Drawn under this id already: nothing happens. A stratum with fewer employers
   * than wanted takes all of them.
   *
   * @throws Refusal {@code invalid-input}, {@code sample-panel-empty}
   */
  UUID draw(Asked asked) {
    Actor.Official official = official();
    String title = asked.title().strip();
    String division = asked.division().isBlank() ? official.region() : asked.division().strip();
    new SampleInput()
        .title(title)
        .division(division, official.region())
        .strata(asked.strata())
        .refuse();
    return tenancy.inTransaction(() -> {
      rows.lock(asked.id());
      if (rows.find(asked.id()).isPresent()) {
        return asked.id();
      }
      var panel =
          new SamplePanel(
              asked.id(),
              official.office(),
              official.region(),
              title,
              division,
              asked.strata(),
              Digest.of(randomness.bytes(Digest.LENGTH)),
              by(official));
      List<Candidate> candidates = ordered(panel, rows.known(official.office(), division));
      if (candidates.isEmpty()) {
        throw new Refusal(SampleRefusal.PANEL_EMPTY);
      }
      journal.open(stream(panel.id()), panel.region());
      rows.insert(panel, candidates);
      List<Candidate> taken =
          candidates.stream()
              .filter(each -> each.place() < panel.strata().get(each.stratum()).target())
              .toList();
      taken.forEach(each -> rows.insert(panel, member(each, "drawn", "", Optional.empty())));
      journal.append(
          EventDraft.of(stream(panel.id()), STREAM + ".drawn")
              .about("panel.json", panel.drawn(candidates))
              .fact("strata", panel.strata().size())
              .fact("candidates", candidates.size())
              .fact("members", taken.size()));
      return panel.id();
    });
  }

  private List<Candidate> ordered(SamplePanel panel, List<Known> known) {
    Map<Integer, List<Known>> byStratum = new HashMap<>();
    for (Known each : known) {
      for (int i = 0; i < panel.strata().size(); i++) {
        if (panel.strata().get(i).holds(each, bounds)) {
          byStratum.computeIfAbsent(i, _ -> new ArrayList<>()).add(each);
          break;
        }
      }
    }
    List<Candidate> ordered = new ArrayList<>();
    byStratum.forEach((stratum, those) -> {
      Map<String, String> names =
          those.stream().collect(Collectors.toMap(Known::code, Known::name));
      List<String> order = panel.order(stratum, names.keySet().stream().sorted().toList());
      for (int place = 0; place < order.size(); place++) {
        String code = order.get(place);
        ordered.add(new Candidate(stratum, place, code, names.getOrDefault(code, code)));
      }
    });
    return ordered;
  }

  /**
   * Takes an employer by hand, with a reason. Taken under this id already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code sample-member-already}
   */
  void take(UUID panel, UUID id, String employer, int stratum, String reason) {
    Actor.Official official = official();
    String code = employer.strip();
    String why = reason.strip();
    tenancy.inTransaction(() -> {
      rows.lock(panel);
      SamplePanel own = own(panel, official);
      List<Member> members = rows.members(panel);
      if (members.stream().anyMatch(each -> each.id().equals(id))) {
        return id;
      }
      Optional<Known> known =
          rows.known(official.office(), official.region()).stream()
              .filter(each -> each.code().equals(code))
              .findFirst();
      new SampleInput()
          .hold("employer", known.isPresent(), "sample.input.employer", List.of())
          .number("stratum", stratum, 0, own.strata().size() - 1)
          .reason(why)
          .refuse();
      if (members.stream().anyMatch(each -> each.isCurrent() && each.employer().equals(code))) {
        throw new Refusal(SampleRefusal.MEMBER);
      }
      rows.insert(
          own,
          new Member(
              id,
              stratum,
              code,
              known.orElseThrow().name(),
              "hand",
              why,
              Optional.empty(),
              today(),
              Optional.empty(),
              ""));
      journal.append(
          EventDraft.of(stream(panel), STREAM + ".taken")
              .fact("member", id.toString())
              .fact("stratum", stratum)
              .personal(official.account(), REASON, why));
      return id;
    });
  }

  /**
   * Ends that an employer belongs to a panel, and lets the next one of the order take its place if
   * that is asked for. Ended already: nothing happens.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code sample-none-left}
   */
  void end(UUID panel, UUID member, boolean replace, String reason) {
    Actor.Official official = official();
    String why = reason.strip();
    new SampleInput().reason(why).refuse();
    tenancy.inTransaction(() -> {
      rows.lock(panel);
      SamplePanel own = own(panel, official);
      List<Member> members = rows.members(panel);
      Member leaving =
          members.stream()
              .filter(each -> each.id().equals(member))
              .findFirst()
              .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
      if (!leaving.isCurrent()) {
        return member;
      }
      rows.end(member, today(), why);
      EventDraft event =
          EventDraft.of(stream(panel), STREAM + ".ended")
              .fact("member", member.toString())
              .fact("replaced", replace)
              .personal(official.account(), REASON, why);
      if (replace) {
        Candidate next = next(panel, leaving.stratum(), members);
        Member joining = member(next, "replacement", "", Optional.of(member));
        rows.insert(own, joining);
        event = event.fact("place", next.place()).fact("by", joining.id().toString());
      }
      journal.append(event);
      return member;
    });
  }

  private Candidate next(UUID panel, int stratum, List<Member> members) {
    Set<String> were = members.stream().map(Member::employer).collect(Collectors.toSet());
    return rows.candidates(panel).stream()
        .filter(each -> each.stratum() == stratum && !were.contains(each.employer()))
        .findFirst()
        .orElseThrow(() -> new Refusal(SampleRefusal.NONE_LEFT));
  }

  private Member member(Candidate from, String how, String reason, Optional<UUID> replaces) {
    return new Member(
        ids.next(),
        from.stratum(),
        from.employer(),
        from.name(),
        how,
        reason,
        replaces,
        today(),
        Optional.empty(),
        "");
  }

  /** A panel of the own office. Joins the caller's transaction. */
  SamplePanel own(UUID id, Actor.Official official) {
    SamplePanel panel = visible(id);
    if (!panel.office().equals(official.office())) {
      throw new Refusal(CommonRefusal.NOT_ALLOWED);
    }
    return panel;
  }

  /** The application's own check, before row-level security's. */
  private SamplePanel visible(UUID id) {
    String region = region();
    return rows.find(id)
        .filter(panel -> panel.region().startsWith(region))
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** The actor's region; an employer's program has a role in common and no business here. */
  String region() {
    return Optional.ofNullable(tenancy.current().scope().region())
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }

  Actor.Official official() {
    if (tenancy.current() instanceof Actor.Official official) {
      return official;
    }
    throw new Refusal(CommonRefusal.NOT_ALLOWED);
  }

  By by(Actor.Official official) {
    return new By(
        official.account(), official.displayName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  static StreamId stream(UUID panel) {
    return new StreamId(STREAM, panel);
  }
}
