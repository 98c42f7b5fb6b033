package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.AnchorRequest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.NoteVerifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds which registered key signed a note. Retired keys are tried too, so that the rules can name
 * what is wrong.
 */
final class NoteReading {

  private final EvidenceLogRules rules;

  NoteReading(EvidenceLogRules rules) {
    this.rules = rules;
  }

  Optional<CheckpointRecord> recordOf(AnchorRequest request) {
    String origin = request.checkpoint().checkpoint().origin();
    return registered(origin).stream().flatMap(key -> recordOf(request, key).stream()).findFirst();
  }

  private List<Ed25519PublicKey> registered(String origin) {
    return rules
        .keysOf(KeySubject.log(origin))
        .map(keys -> Stream.concat(Stream.of(keys.key()), keys.retired().stream()).toList())
        .orElse(List.of());
  }

  private static Optional<CheckpointRecord> recordOf(AnchorRequest request, Ed25519PublicKey key) {
    Checkpoint checkpoint = request.checkpoint().checkpoint();
    NoteVerifier log = NoteVerifier.ed25519(checkpoint.origin(), key.bytes());
    Optional<Ed25519Signature> signature = request.checkpoint().signatureOf(log);
    return signature.map(signed ->
        new CheckpointRecord(
            checkpoint.origin(),
            checkpoint.size(),
            checkpoint.root(),
            key,
            signed,
            request.purpose()));
  }
}
