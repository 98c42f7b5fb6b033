package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.Candidate;
import cn.laborproof.proof.draw.Conflicts;
import cn.laborproof.proof.draw.DrawPackage;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.inspection.Abstentions.Inspector;
import cn.laborproof.signing.supervision.inspection.DrawRows.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a draw commits to: candidates, who keeps away from whom, and whether that can be drawn. */
@Component
final class DrawLists {

  private final DrawCandidates employers;
  private final Abstentions abstentions;
  private final Randomness randomness;

  DrawLists(DrawCandidates employers, Abstentions abstentions, Randomness randomness) {
    this.employers = employers;
    this.abstentions = abstentions;
    this.randomness = randomness;
  }

  /** How many employers of an office's hub pass a filter. */
  int count(UUID office, DrawFilter filter) {
    return employers.count(office, filter);
  }

  /**
   * Everybody who may be drawn, each with a fresh salt.
   *
   * @throws Refusal {@code draw-too-many-candidates}
   */
  List<Listed> candidates(AskedDraw asked, UUID office) {
    if (count(office, asked.filter()) > DrawTerms.MOST) {
      throw new Refusal(DrawRefusal.TOO_MANY);
    }
    List<Listed> listed = new ArrayList<>();
    employers
        .passing(office, asked.filter())
        .forEach(each -> listed.add(salted(Listed.EMPLOYER, each.code(), each.name())));
    for (Inspector each : abstentions.inspectors()) {
      if (asked.pool().isEmpty() || asked.pool().contains(each.id())) {
        listed.add(salted(Listed.INSPECTOR, each.id().toString(), each.name()));
      }
    }
    return listed;
  }

  private Listed salted(String kind, String code, String name) {
    return new Listed(kind, new Candidate(Salt.of(randomness.bytes(Salt.LENGTH)), code), name);
  }

  /** Who of them keeps away from whom. */
  Conflicts apart(List<Listed> listed) {
    Map<String, Digest> entries =
        listed.stream()
            .collect(
                Collectors.toMap(
                    each -> each.kind() + each.opening().name(), each -> each.opening().entry()));
    return Conflicts.of(
        abstentions.standing().stream()
            .flatMap(each -> {
              Digest employer = entries.get(Listed.EMPLOYER + each.employer());
              Digest inspector = entries.get(Listed.INSPECTOR + each.inspector());
              return employer == null || inspector == null
                  ? Stream.<Conflicts.Pair>empty()
                  : Stream.of(new Conflicts.Pair(employer, inspector));
            })
            .toList());
  }

  /**
   * Whoever is drawn can be inspected, and everybody can verify it: nothing is committed to that
   * might have no result.
   *
   * @throws Refusal {@code draw-too-few-candidates}, {@code draw-too-few-inspectors}, {@code
   *     draw-too-many-candidates}; {@code invalid-input} where all inspectors are to be drawn and
   *     nobody says why
   */
  static void check(AskedDraw asked, List<Listed> listed, Conflicts apart) {
    long inspectors = listed.stream().filter(each -> each.kind().equals(Listed.INSPECTOR)).count();
    if (listed.size() - inspectors < asked.take()) {
      throw new Refusal(DrawRefusal.TOO_FEW);
    }
    long most =
        apart.pairs().stream()
            .collect(Collectors.groupingBy(Conflicts.Pair::employer, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(count -> count)
            .max()
            .orElse(0);
    if (inspectors - most < asked.each()) {
      throw new Refusal(DrawRefusal.INSPECTORS);
    }
    // Where everybody goes, nobody was drawn: a small office may have no other way, and says so.
    if (inspectors == asked.each() && asked.reason().isBlank()) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT, List.of(FieldRefusal.of("reason", "inspection.input.all")));
    }
    // What nobody could verify is not committed to: long names fill a package earlier.
    List<Candidate> opened = listed.stream().map(Listed::opening).toList();
    int pairs = apart.pairs().size();
    if (pairs > DrawTerms.MOST || !DrawPackage.fits(opened, pairs, asked.take(), asked.each())) {
      throw new Refusal(DrawRefusal.TOO_MANY);
    }
  }
}
