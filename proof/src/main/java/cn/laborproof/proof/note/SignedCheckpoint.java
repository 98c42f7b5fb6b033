package cn.laborproof.proof.note;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.key.Ed25519Signature;
import java.util.List;
import java.util.Optional;

/** A checkpoint together with the signed note it was read from. */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
  public SignedCheckpoint {
    if (!checkpoint.text().equals(note.text())) {
      throw new MalformedException("signed checkpoint: the note is about another checkpoint");
    }
  }

  /**
   * Signs a checkpoint.
   *
   * @param log its key must bear the checkpoint's origin as name
   */
  public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner log) {
    if (!log.verifier().name().equals(checkpoint.origin())) {
      throw new IllegalArgumentException(
          "key " + log.verifier().name() + " (expected: " + checkpoint.origin() + ")");
    }
    return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), log));
  }

  /** Reads a note as a checkpoint; the signature is not yet verified, see {@link #isSignedBy}. */
  public static SignedCheckpoint parse(byte[] utf8) {
    SignedNote note = SignedNote.parse(utf8);
    return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
  }

  /** Whether the log's own key, named like the origin, signed it. */
  public boolean isSignedBy(NoteVerifier log) {
    return log.name().equals(checkpoint.origin())
        && log.type() == KeyType.ED25519
        && note.isSignedBy(log);
  }

  /** The log's bare signature over the note text, if {@link #isSignedBy} says yes. */
  public Optional<Ed25519Signature> signatureOf(NoteVerifier log) {
    if (!isSignedBy(log)) {
      return Optional.empty();
    }
    return note.signatures().stream()
        .filter(line -> line.claims(log))
        .map(line -> Ed25519Signature.of(line.blob()))
        .findFirst();
  }

  /** The first of the keys that signed it as the log. */
  public Optional<NoteVerifier> signerAmong(List<NoteVerifier> logKeys) {
    return logKeys.stream().filter(this::isSignedBy).findFirst();
  }

  /** How many of the witnesses cosigned it, each counted once. */
  public int witnessedBy(List<NoteVerifier> witnesses) {
    return (int)
        witnesses.stream()
            .distinct()
            .filter(w -> w.type() == KeyType.COSIGNATURE_V1 && note.isSignedBy(w))
            .count();
  }

  /** The note as it is written to a file, UTF-8. */
  public byte[] bytes() {
    return note.bytes();
  }
}
