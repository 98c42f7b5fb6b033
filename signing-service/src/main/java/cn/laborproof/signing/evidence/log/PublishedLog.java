package cn.laborproof.signing.evidence.log;

import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.TileStore;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log as everybody may read it: what is signed, and proofs from it. */
@Component
public class PublishedLog {

  private final TileStore store;
  private final JdbcClient jdbc;
  private final NoteVerifier key;

  PublishedLog(TileStore store, JdbcClient jdbc, NoteSigner logSigner) {
    this.store = store;
    this.jdbc = jdbc;
    this.key = logSigner.verifier();
  }

  /** The key that signs checkpoints. */
  public NoteVerifier key() {
    return key;
  }

  /**
   * The published checkpoint under the log's own signature only, as it is anchored; empty before
   * the first entry.
   */
  public Optional<SignedCheckpoint> latest() throws IOException {
    return LogReader.storedCheckpoint(store).map(SignedCheckpoint::parse);
  }

  /** The signed checkpoint of a size with all cosignatures kept for it, if that size was signed. */
  public Optional<SignedCheckpoint> checkpoint(long size) {
    return jdbc.sql("select note from log_checkpoint where size = ?")
        .param(size)
        .query((row, index) -> row.getString("note"))
        .optional()
        .map(note -> SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8)))
        .map(signed -> signed.with(cosignatures(size)));
  }

  private List<NoteSignature> cosignatures(long size) {
    return jdbc.sql("select line from log_cosignature where size = ? order by witness limit ?")
        .param(size)
        .param(SignedNote.MAX_SIGNATURES - 1)
        .query((row, index) -> NoteSignature.parse(row.getString("line")))
        .list();
  }

  /** The published checkpoint as everybody reads it, with what witnesses said to it until now. */
  Optional<byte[]> cosigned() throws IOException {
    return latest()
        .map(signed -> signed.with(cosignatures(signed.checkpoint().size())))
        .map(SignedCheckpoint::bytes);
  }

  /**
   * The size of a checkpoint that enough witnesses cosigned.
   *
   * @param entries it covers at least so many
   * @param preferred taken if it is one of them; otherwise the smallest
   * @param witnesses who counts
   * @param required how many of them, at least one
   */
  public OptionalLong witnessed(
      long entries, long preferred, List<NoteVerifier> witnesses, int required) {
    return jdbc.sql(
            """
            select size from log_cosignature where size >= :entries and witness in (:witnesses)
            group by size having count(*) >= :required order by size <> :preferred, size limit 1
            """)
        .param("entries", entries)
        .param("witnesses", witnesses.stream().map(NoteVerifier::vkey).toList())
        .param("required", required)
        .param("preferred", preferred)
        .query((row, index) -> row.getLong("size"))
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
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
