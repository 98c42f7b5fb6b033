package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way to be signed, whatever its kind: all that the way needs to know of it.
 *
 * @param stream its history
 * @param tenant the organisation that owns it
 * @param stem how its files and events are called: {@code contract}, {@code agreement}
 * @param wording what is added to message keys where this kind needs words of its own; may be empty
 * @param reference public reference, as printed
 * @param host who asks the worker to sign
 * @param worker the natural person who signs first, by link; empty where only seals are put on
 * @param amount what it is about in yuan, the greatest sum a party owes by it at once; empty where
 *     no sum is named
 * @param signatories everybody who signs, in order
 * @param signed how many of them have
 * @param state stable name of the state in its own kind
 * @param stage where that is on the way
 */
public record SigningCase(
    StreamId stream,
    UUID tenant,
    String stem,
    String wording,
    String reference,
    String host,
    Optional<Worker> worker,
    Optional<BigDecimal> amount,
    List<Signatory> signatories,
    int signed,
    String state,
    Stage stage) {
  /** Copies the list. */
  public SigningCase {
    signatories = List.copyOf(signatories);
  }

  /**
   * The person who comes by a link.
   *
   * @param person identifier within this document
   * @param name as printed
   * @param idNumber 公民身份号码 as printed
   * @param mobile where links and codes go
   */
  public record Worker(UUID person, String name, String idNumber, String mobile) {}

  /** How far a document is, the same for every kind. */
  public sealed interface Stage {
    /** Nobody was asked yet. */
    record AtDesk() implements Stage {}

    /** The worker is asked. */
    record Invited(Paper frozen) implements Stage {}

    /**
     * Signed by some, not by all: not in force (未生效).
     *
     * @param newest the document with the signatures so far
     * @param due until when the next signature should be there, if a clock runs
     */
    record Underway(Paper newest, @Nullable Instant due) implements Stage {}

    /** Signed by all, archived, found in order. */
    record Concluded(Paper document, Instant at) implements Stage {}

    /** It came to nothing; {@code by} names who or what ended it. */
    record Closed(String by) implements Stage {}
  }

  /**
   * The natural person who is asked by link.
   *
   * @throws Refusal {@code wrong-state} where nobody is
   */
  Worker asked() {
    return worker.orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE, state));
  }

  UUID id() {
    return stream.subject();
  }

  /** Whether what workers' ways to it have in common is looked at; its notice says so (ADR 50). */
  boolean leavesTrace() {
    return stream.kind().equals("contract");
  }

  /** The document that is signed next. */
  Paper toBeSigned() {
    return switch (stage) {
      case Stage.Invited invited -> invited.frozen();
      case Stage.Underway underway -> underway.newest();
      default -> throw new Refusal(CommonRefusal.WRONG_STATE, state);
    };
  }

  /** Whose turn it is, while there is one. */
  Optional<Signatory> next() {
    return switch (stage) {
      case Stage.Invited _, Stage.Underway _ -> Optional.of(signatories.get(signed));
      default -> Optional.empty();
    };
  }

  /**
   * The signatory of a role, if it is their turn.
   *
   * @throws Refusal {@code wrong-state}
   */
  Signatory turnOf(SignatureRole role) {
    return next()
        .filter(signatory -> signatory.role() == role)
        .orElseThrow(() -> new Refusal(CommonRefusal.WRONG_STATE, state));
  }

  /** Whether the time for the next signature has passed. */
  boolean isOverdue(Instant now) {
    return stage instanceof Stage.Underway(Paper _, Instant due) && due != null && now.isAfter(due);
  }

  /** The worker's place. */
  Signatory workerPlace() {
    return signatories.getFirst();
  }

  boolean isLast(Signatory signatory) {
    return signatories.getLast().equals(signatory);
  }

  /**
   * Under whose key lies what a signature leaves behind: the signer's, for seals the worker's where
   * there is one.
   */
  PersonalScope whose(Signatory signatory) {
    UUID person =
        signatory.role().seal()
            ? worker.map(Worker::person).orElse(signatory.who())
            : signatory.who();
    return new PersonalScope(tenant, id(), person);
  }

  /** How the document is called once this signature is on it, while others are missing. */
  String fileAfter(Signatory signatory) {
    return signatory.role() == SignatureRole.WORKER
        ? file("-half-signed")
        : file("-" + signatory.role().code() + "-signed");
  }

  String file(String suffix) {
    return stem + suffix + ".pdf";
  }
}
