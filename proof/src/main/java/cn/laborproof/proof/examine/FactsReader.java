package cn.laborproof.proof.examine;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.Commitments;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.Openings;
import cn.laborproof.proof.trust.LedgerTrust;
import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the members of an opened package into facts. */
final class FactsReader {
  private final EvidencePackage pack;
  private final TrustBundle trust;

  FactsReader(EvidencePackage pack, TrustBundle trust) {
    this.pack = pack;
    this.trust = trust;
  }

  /** A member that is missing or not in its form. */
  static final class UnreadablePartException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String part;
    private final boolean missing;

    UnreadablePartException(String part, boolean missing, String detail) {
      super(detail);
      this.part = part;
      this.missing = missing;
    }

    String part() {
      return part;
    }

    boolean missing() {
      return missing;
    }
  }

  PackageFacts read(Instant at) throws UnreadablePartException {
    Openings openings = required(MemberRole.OPENINGS, Openings::parse);
    SignedCheckpoint checkpoint = required(MemberRole.CHECKPOINT, SignedCheckpoint::parse);
    Optional<LedgerProof> ledger = optional(MemberRole.LEDGER_PROOF, LedgerProof::parse);
    return new PackageFacts(
        pack,
        trust,
        readEvents(openings),
        openings,
        checkpoint,
        optional(MemberRole.CONSISTENCY, FactsReader::consistency).orElse(null),
        ledger.isPresent(),
        verified(ledger, trust.anchorLedger()),
        optional(MemberRole.COURT_RECEIPT, CourtReceipt::parse).orElse(null),
        at);
  }

  private static ConsistencyProof consistency(byte[] bytes) {
    return ConsistencyProof.read(Json.parseCanonicalObject(bytes).fields("consistency"));
  }

  /**
   * The ledger is asked about the checkpoint its proof names; the anchor check compares the two.
   */
  private static @Nullable LedgerVerification verified(
      Optional<LedgerProof> proof, Optional<LedgerTrust> trust) {
    if (proof.isEmpty() || trust.isEmpty()) {
      return null;
    }
    LedgerProof claim = proof.get();
    return new LedgerVerifier(trust.get()).verify(claim, claim.checkpoint().checkpoint());
  }

  private List<LoggedEvent> readEvents(Openings openings) throws UnreadablePartException {
    List<LoggedEvent> events = new ArrayList<>();
    for (Member member : pack.manifest().withRole(MemberRole.EVENT)) {
      byte[] canonical = pack.content(member);
      EvidenceEvent event = parse(member, EvidenceEvent::parse);
      String number = member.fileName().substring(0, member.fileName().indexOf('.'));
      if (!number.equals("%06d".formatted(event.seq()))) {
        throw new UnreadablePartException(
            member.path(), false, "seq " + event.seq() + " (expected: the number in the path)");
      }
      Salt salt = openings.eventSalts().get(event.seq());
      if (salt == null) {
        throw new UnreadablePartException(
            "openings.json", true, "no salt for event " + event.seq());
      }
      events.add(
          new LoggedEvent(
              member.path(), event, Commitments.ofEvent(salt, canonical), proofOf(number)));
    }
    requireAllUsed(events.size(), openings.eventSalts().size());
    if (events.isEmpty()) {
      throw new UnreadablePartException("events", true, "no event");
    }
    return events;
  }

  private TlogProof proofOf(String number) throws UnreadablePartException {
    String path = "log/" + number + ".tlog-proof";
    Optional<Member> member =
        pack.manifest().withRole(MemberRole.INCLUSION).stream()
            .filter(m -> m.path().equals(path))
            .findFirst();
    if (member.isEmpty()) {
      throw new UnreadablePartException(path, true, "no inclusion proof for event " + number);
    }
    return parse(member.get(), TlogProof::parse);
  }

  /** Salts and proofs of events that are not there would never be examined. */
  private void requireAllUsed(int events, int salts) throws UnreadablePartException {
    int proofs = pack.manifest().withRole(MemberRole.INCLUSION).size();
    if (proofs != events || salts != events) {
      throw new UnreadablePartException(
          "events", true, events + " events, " + salts + " salts, " + proofs + " proofs");
    }
  }

  private <T> T required(MemberRole role, Function<byte[], T> parser)
      throws UnreadablePartException {
    return optional(role, parser)
        .orElseThrow(() -> new UnreadablePartException(role.text(), true, "not in the package"));
  }

  private <T> Optional<T> optional(MemberRole role, Function<byte[], T> parser)
      throws UnreadablePartException {
    Optional<Member> member = pack.manifest().onlyOf(role);
    return member.isEmpty() ? Optional.empty() : Optional.of(parse(member.get(), parser));
  }

  private <T> T parse(Member member, Function<byte[], T> parser) throws UnreadablePartException {
    try {
      return parser.apply(pack.content(member));
    } catch (MalformedException | IllegalArgumentException e) {
      throw new UnreadablePartException(member.path(), false, String.valueOf(e.getMessage()));
    }
  }
}
