package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.ledger.Refusal;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hears every institution's own peer before a refusal is believed: one peer may be behind or lie,
 * and a refusal stops the log until a person has looked.
 */
final class RefusalHearing {

  private static final int ROUNDS = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final PeerLinks peers;
  private final int enough;

  /**
   * A hearing.
   *
   * @param enough how many institutions must refuse; so many that no endorsement can be had without
   *     one of them
   */
  RefusalHearing(PeerLinks peers, int enough) {
    this.peers = peers;
    this.enough = enough;
  }

  /**
   * Asks every peer what it makes of a command; nothing is written.
   *
   * @param stale whether a refusal only shows that the peer has not got the newest blocks yet
   * @return the refusal if it stands; nothing when too few refuse for the same reason however often
   *     they are asked: a peer that has not got the newest block yet accepts what it will refuse in
   *     a moment, or refuses because it does not know of the log yet
   */
  Optional<RuleOutcome.Refused> hear(
      String function, String argument, Predicate<RuleOutcome.Refused> stale) {
    for (int round = 0; round < ROUNDS; round++) {
      Round heard = ask(function, argument, stale);
      Optional<RuleOutcome.Refused> standing = heard.agreedBy(enough);
      if (standing.isPresent()) {
        return standing;
      }
      if (heard.unopposed() || !rest()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Round ask(String function, String argument, Predicate<RuleOutcome.Refused> stale) {
    Map<Refusal, Refusing> refusing = new EnumMap<>(Refusal.class);
    boolean unopposed = true;
    for (PeerLink peer : peers.inOrder()) {
      try {
        peer.evaluate(function, argument);
      } catch (ChaincodeRefusedException e) {
        unopposed = false;
        if (!stale.test(e.why())) {
          refusing
              .computeIfAbsent(e.why().reason(), _ -> Refusing.as(e.why()))
              .institutions()
              .add(peer.institution());
        }
      } catch (PeerAwayException e) {
        // who is away says neither yes nor no
      }
    }
    return new Round(refusing.values(), unopposed);
  }

  private static boolean rest() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Who refuses for one and the same reason. */
  private record Refusing(RuleOutcome.Refused why, Set<Institution> institutions) {

    static Refusing as(RuleOutcome.Refused why) {
      return new Refusing(why, EnumSet.noneOf(Institution.class));
    }
  }

  private record Round(Collection<Refusing> refusing, boolean unopposed) {

    Optional<RuleOutcome.Refused> agreedBy(int enough) {
      return refusing.stream()
          .filter(refused -> refused.institutions().size() >= enough)
          .map(Refusing::why)
          .findFirst();
    }
  }
}
