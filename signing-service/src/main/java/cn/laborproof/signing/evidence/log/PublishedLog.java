package cn.laborproof.signing.evidence.log;

import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log as everybody may read it: what is signed, and proofs from it. */
@Component
public class PublishedLog {

  private final TileStore store;
  private final JdbcClient jdbc;
  private final NoteVerifier key;

  PublishedLog(TileStore store, JdbcClient jdbc, cn.laborproof.proof.note.NoteSigner logSigner) {
    this.store = store;
    this.jdbc = jdbc;
    this.key = logSigner.verifier();
  }

  /** The key that signs checkpoints. */
  public NoteVerifier key() {
    return key;
  }

  /** The published checkpoint; empty before the first entry. */
  public Optional<SignedCheckpoint> latest() throws IOException {
    return LogReader.storedCheckpoint(store).map(SignedCheckpoint::parse);
  }

  /** The signed checkpoint of a size, if that size was signed. */
  public Optional<SignedCheckpoint> checkpoint(long size) {
    return jdbc.sql("select note from log_checkpoint where size = ?")
        .param(size)
        .query((row, index) -> row.getString("note"))
        .optional()
        .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
  }

  /** A reader of the log up to a signed size. */
  public LogReader reader(long size) {
    return LogReader.of(store, size);
  }

  /** A resource of the log as it is published; empty if there is none. */
  Optional<byte[]> resource(String path) throws IOException {
    return store.read(path);
  }
}
