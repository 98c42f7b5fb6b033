package cn.laborproof.proof.note;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.key.Ed25519Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * Those of the witnesses that cosigned it, each once: neither a second key under the same name
   * nor the same key under a second name adds one, since a v1 cosignature does not name its witness
   * (C2SP tlog-cosignature).
   *
   * @param latest cosignatures that state a later time do not count
   */
  public List<NoteVerifier> witnessedBy(List<NoteVerifier> witnesses, Instant latest) {
    List<NoteVerifier> counted = new ArrayList<>();
    for (NoteVerifier witness : witnesses) {
      if (isCosignedBy(witness, latest)
          && counted.stream().noneMatch(other -> isSameWitness(other, witness))) {
        counted.add(witness);
      }
    }
    return List.copyOf(counted);
  }

  private boolean isCosignedBy(NoteVerifier witness, Instant latest) {
    return witness.type() == KeyType.COSIGNATURE_V1
        && note.isSignedBy(witness)
        && note.claimedBy(witness).stream()
            .flatMap(line -> line.cosignedAt().stream())
            .anyMatch(time -> !time.isAfter(latest));
  }

  private static boolean isSameWitness(NoteVerifier one, NoteVerifier other) {
    return one.name().equals(other.name()) || Arrays.equals(one.publicKey(), other.publicKey());
  }

  /**
   * The witness's own line in what it answered (C2SP tlog-witness: signature lines); empty if there
   * is none or one that claims to be the witness's is not over this checkpoint.
   *
   * @throws MalformedException if the answer does not consist of signature lines
   */
  public Optional<NoteSignature> cosignatureIn(String answer, NoteVerifier witness) {
    SignedNote answered = SignedNote.parse(note.text() + "\n" + answer);
    // An empty line in the answer would move the border between text and signatures.
    boolean ofThis = answered.text().equals(note.text());
    return ofThis && witness.type() == KeyType.COSIGNATURE_V1 && answered.isSignedBy(witness)
        ? answered.claimedBy(witness).stream().findFirst()
        : Optional.empty();
  }

  /** The same checkpoint with more signature lines, as a witness gave them. */
  public SignedCheckpoint with(List<NoteSignature> cosignatures) {
    SignedNote more = note;
    for (NoteSignature line : cosignatures) {
      more = more.with(line);
    }
    return new SignedCheckpoint(checkpoint, more);
  }

  /** The note as it is written to a file, UTF-8. */
  public byte[] bytes() {
    return note.bytes();
  }
}
