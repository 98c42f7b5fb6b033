package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.signing.contract.domain.Paper;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something of a concluded document that evidence records prolong, in batches of its own. */
interface Prolongable {
  /**
   * As it is now.
   *
   * @param record the newest record it has, where it is kept
   * @param subject what the next one has to be over
   * @param digest of the next one, and so of {@code subject}
   * @param end until when it stands
   */
  record Piece(@Nullable UUID record, Subject subject, TreeDigest digest, Instant end) {}

  /** The persistent task whose time says when it is due. */
  String task();

  /** How it stands; empty where the document has no such thing. In the caller's transaction. */
  Optional<Piece> piece(SigningCase paper, Paper concluded);

  /**
   * Examines before anything speaks of it, keeps the record and says until when it stands. In the
   * caller's transaction.
   *
   * @throws IllegalStateException if our own verifier does not pass it
   */
  Instant keep(SigningCase paper, Paper concluded, byte[] record);
}
