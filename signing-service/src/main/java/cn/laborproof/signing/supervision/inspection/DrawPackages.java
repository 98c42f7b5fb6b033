package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.draw.Candidate;
import cn.laborproof.proof.draw.DrawPackage;
import cn.laborproof.proof.draw.DrawTerms;
import cn.laborproof.proof.draw.LogStretch;
import cn.laborproof.signing.evidence.StreamProofs;
import cn.laborproof.signing.supervision.inspection.DrawRows.Listed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Puts together what an outsider needs to compute a draw again (docs/random-draw.md, section 6).
 */
@Service
class DrawPackages {

  private final Draws draws;
  private final StreamProofs proofs;

  DrawPackages(Draws draws, StreamProofs proofs) {
    this.draws = draws;
    this.proofs = proofs;
  }

  /**
   * The package.
   *
   * @param whole every candidate by name, for who audits; otherwise only the employers drawn
   * @throws cn.laborproof.signing.shared.Refusal {@code not-found}, {@code anchor-pending}
   */
  byte[] build(UUID id, boolean whole) {
    Draws.Whole told = draws.whole(id);
    StreamProofs.Proofs tied = proofs.proofs(Draws.stream(id));
    return new DrawPackage(
            told.draw().terms(),
            Draws.list(told.candidates(), Listed.EMPLOYER),
            Draws.list(told.candidates(), Listed.INSPECTOR),
            told.apart(),
            tied.events().stream()
                .map(each -> new DrawPackage.Logged(each.event(), each.salt(), each.proof()))
                .toList(),
            tied.consistency(),
            Optional.of(tied.ledger()),
            tied.previous().map(head -> new DrawPackage.Head(head.size(), head.root())),
            stretch(told.draw().terms(), tied.events().getFirst()),
            told.draw().share(),
            told.draw().result(),
            openings(told, whole))
        .bytes();
  }

  /** The log from where the terms were fixed to the lot, if it is short enough for a package. */
  private Optional<LogStretch> stretch(DrawTerms terms, StreamProofs.Logged first) {
    long lot = first.proof().checkpoint().checkpoint().size();
    return terms
        .since()
        .filter(since -> lot - since.size() <= LogStretch.MOST)
        .map(since -> proofs.stretch(since.size(), lot))
        .map(part -> new LogStretch(part.edge(), part.leaves()));
  }

  private static List<Candidate> openings(Draws.Whole told, boolean whole) {
    Set<?> drawn =
        told.draw().result().stream()
            .flatMap(result -> result.assignments().stream())
            .map(each -> each.employer())
            .collect(Collectors.toSet());
    return told.candidates().stream()
        .map(Listed::opening)
        .filter(opening -> whole || drawn.contains(opening.entry()))
        .toList();
  }
}
