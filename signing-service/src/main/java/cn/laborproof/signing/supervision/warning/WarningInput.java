package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningFact;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Collects what is wrong with an input, field by field, before anything is refused. */
final class WarningInput {
  private static final int SHORTEST_NOTE = 5;
  private static final int LONGEST_NOTE = 1000;
  private static final int LONGEST_NAME = 60;

  private final List<FieldRefusal> wrong = new ArrayList<>();

  /** Whom it is about. */
  WarningInput employer(String code, String name) {
    UnifiedSocialCreditCode.defectIn(code)
        .ifPresent(defect ->
            wrong.add(
                FieldRefusal.of(
                    "employerCode",
                    "organisation.credit-code."
                        + defect.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    if (name.length() < 2 || name.length() > LONGEST_NAME) {
      wrong.add(new FieldRefusal("employer", "organisation.length", List.of(2, LONGEST_NAME)));
    }
    return this;
  }

  /** Where it is: a division the office looks after. */
  WarningInput region(String region, String office) {
    if (!region.matches("[0-9]{6}([0-9]{3})?") || !region.startsWith(office)) {
      wrong.add(new FieldRefusal("region", "warning.input.region", List.of(office)));
    }
    return this;
  }

  /** What was written. */
  WarningInput note(String note) {
    if (note.length() < SHORTEST_NOTE || note.length() > LONGEST_NOTE) {
      wrong.add(
          new FieldRefusal("note", "warning.input.note", List.of(SHORTEST_NOTE, LONGEST_NOTE)));
    }
    return this;
  }

  /** When the facts were discovered: not in the future. */
  WarningInput discovered(Instant at, Instant now) {
    if (at.isAfter(now)) {
      wrong.add(FieldRefusal.of("discoveredAt", "warning.input.discovered"));
    }
    return this;
  }

  /** Whom an act asks to take part. */
  WarningInput bodies(ActKind kind, List<String> bodies) {
    boolean known =
        bodies.stream()
            .allMatch(body -> JointBody.CODES.stream().anyMatch(code -> code.equals(body)));
    if (!known || !bodies.isEmpty() && !JointBody.NAMED_BY.contains(kind)) {
      wrong.add(FieldRefusal.of("bodies", "warning.input.bodies"));
    }
    return this;
  }

  /**
   * What an act rests on: a sealed paper about the warning, or the reason why there is none here;
   * of a notice also when and how it was served and who took it.
   */
  WarningInput rests(ActKind kind, Warnings.Proof proof, List<WarningPaper> papers) {
    if (kind.paper().isEmpty()) {
      if (!proof.equals(Warnings.Proof.NONE)) {
        wrong.add(FieldRefusal.of("paper", "warning.input.paper.unasked"));
      }
      return this;
    }
    Optional<WarningPaper> named =
        papers.stream()
            .filter(paper -> proof.paper().equals(Optional.of(paper.id())))
            .filter(paper -> kind.paper().equals(Optional.of(paper.kind())))
            .filter(paper -> paper.state() == WarningPaper.State.SEALED)
            .findFirst();
    String without = proof.without().strip();
    if (proof.paper().isPresent() && named.isEmpty()) {
      wrong.add(FieldRefusal.of("paper", "warning.input.paper.sealed"));
    } else if (named.isEmpty()
        && (without.length() < SHORTEST_NOTE || without.length() > LONGEST_NOTE)) {
      wrong.add(
          new FieldRefusal(
              "withoutPaper", "warning.input.paper", List.of(SHORTEST_NOTE, LONGEST_NOTE)));
    }
    if (kind == ActKind.NOTICE) {
      served(proof, named);
    }
    return this;
  }

  private void served(Warnings.Proof proof, Optional<WarningPaper> named) {
    if (proof.servedAt().isEmpty()) {
      wrong.add(FieldRefusal.of("servedAt", "warning.input.served"));
    }
    boolean beforeItsSeal =
        named
            .flatMap(WarningPaper::sealedAt)
            .map(sealed -> sealed.truncatedTo(ChronoUnit.MINUTES))
            .filter(sealed -> proof.servedAt().filter(sealed::isAfter).isPresent())
            .isPresent();
    if (beforeItsSeal) {
      wrong.add(FieldRefusal.of("servedAt", "warning.input.served.sealed"));
    }
    if (!Warnings.MEANS.contains(proof.means())) {
      wrong.add(FieldRefusal.of("means", "warning.input.means"));
    }
    int receiver = proof.receiver().strip().length();
    if (receiver < 2 || receiver > LONGEST_NAME) {
      wrong.add(new FieldRefusal("receiver", "warning.input.receiver", List.of(2, LONGEST_NAME)));
    }
  }

  /** That a body to be taken back is asked at all. */
  WarningInput asked(long namings) {
    if (namings == 0) {
      wrong.add(FieldRefusal.of("body", "warning.input.body"));
    }
    return this;
  }

  /** Facts as people write them; unreadable ones are noted and left out. */
  Situation facts(Map<String, String> texts) {
    var values = new EnumMap<WarningFact, Long>(WarningFact.class);
    texts.forEach((name, text) -> {
      try {
        WarningFact fact = WarningFact.ofCode(name);
        if (fact.reported()) {
          values.put(fact, fact.parse(text.strip()));
        } else {
          wrong.add(FieldRefusal.of("facts." + name, "warning.input.fact"));
        }
      } catch (IllegalArgumentException e) {
        wrong.add(FieldRefusal.of("facts." + name, "warning.input.fact"));
      }
    });
    if (values.isEmpty() && wrong.isEmpty()) {
      wrong.add(FieldRefusal.of("facts", "warning.input.facts"));
    }
    return new Situation(values);
  }

  /** Refuses when anything was wrong. */
  void check() {
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }
}
