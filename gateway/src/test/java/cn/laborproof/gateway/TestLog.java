package cn.laborproof.gateway;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogRefusedException;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real log in a directory, with every checkpoint it ever signed. */
public final class TestLog implements AutoCloseable {

  private final Ed25519NoteSigner signer;
  private final LogWriter writer;
  private final List<SignedCheckpoint> signed = new ArrayList<>();

  public TestLog(Path directory, Ed25519NoteSigner signer) {
    this.signer = signer;
    try {
      this.writer = LogWriter.open(DirectoryTileStore.open(directory), signer, Optional.empty());
    } catch (IOException | LogRefusedException e) {
      throw new AssertionError(e);
    }
  }

  public TestLog(Path directory, String origin) {
    this(directory, Ed25519NoteSigner.generate(origin, new SecureRandom()));
  }

  public String origin() {
    return signer.verifier().name();
  }

  public Ed25519PublicKey key() {
    return Ed25519PublicKey.of(signer.verifier().publicKey());
  }

  public Ed25519NoteSigner signer() {
    return signer;
  }

  /** Appends that many event commitments and signs. */
  public SignedCheckpoint grow(int entries) {
    List<LogEntry> batch = new ArrayList<>();
    for (long i = size(); i < size() + entries; i++) {
      byte[] content = (origin() + " entry " + i).getBytes(StandardCharsets.US_ASCII);
      batch.add(LogEntry.ofCommitment(Digest.sha256(content)));
    }
    return append(batch);
  }

  public SignedCheckpoint append(List<LogEntry> batch) {
    try {
      signed.add(writer.append(size(), batch));
      return signed.getLast();
    } catch (IOException | LogRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** The last checkpoint signed. */
  public SignedCheckpoint newest() {
    return signed.getLast();
  }

  public long size() {
    return writer.size();
  }

  /** Asks to anchor a checkpoint after the one that has {@code anchored} entries; 0 for none. */
  public AnchorRequest request(SignedCheckpoint checkpoint, long anchored, AnchorPurpose purpose) {
    try {
      return anchored == 0
          ? AnchorRequest.first(checkpoint, purpose)
          : AnchorRequest.next(
              checkpoint,
              writer.reader().consistency(anchored, checkpoint.checkpoint().size()),
              purpose);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public AnchorRequest request(SignedCheckpoint checkpoint, long anchored) {
    return request(checkpoint, anchored, AnchorPurpose.BUSINESS);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
