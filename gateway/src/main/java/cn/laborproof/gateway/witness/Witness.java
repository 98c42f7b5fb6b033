package cn.laborproof.gateway.witness;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.gateway.embedded.KeyFile;
import cn.laborproof.gateway.witness.WitnessState.Seen;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedNote;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cosigns the checkpoints of logs it was told to trust, as long as each only grows. For one origin
 * it never cosigns two roots of one size nor a smaller tree after a larger one, whoever asks,
 * however often it is killed: what it is about to cosign is durable before the cosignature exists.
 * Thread-safe.
 */
public final class Witness implements Closeable {
  private static final String KEY_FILE = "witness-key.pem";
  private static final String VKEY_FILE = "witness.vkey";
  private static final String STATE_FILE = "witness-state.json";
  private static final String LOCK_FILE = "witness.lock";
  private static final String FORKS = "forks";

  /** One proves enough; a log that makes them by the thousand must not fill the disk. */
  private static final int MAX_FORKS = 1000;

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;

  private final NoteSigner signer;
  private final List<NoteVerifier> logs;
  private final WitnessState state;
  private final Path forks;
  private final FileChannel lock;
  private final Clock clock;

  private Witness(
      NoteSigner signer,
      List<NoteVerifier> logs,
      WitnessState state,
      Path forks,
      FileChannel lock,
      Clock clock) {
    this.signer = signer;
    this.logs = List.copyOf(logs);
    this.state = state;
    this.forks = forks;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * Opens a witness; the first time it draws its key.
   *
   * @param directory its own folder: key, name, what it cosigned
   * @param name key name, by custom an address without scheme; the same for ever
   * @param logs keys of the logs it trusts, each named like its origin
   * @throws IOException if another process holds the folder, the name is another than before, or
   *     what it cosigned is lost or damaged: such a witness must be given a new folder and key
   */
  public static Witness open(
      Path directory, String name, List<NoteVerifier> logs, Clock clock, SecureRandom random)
      throws IOException {
    Durable.directory(directory);
    FileChannel lock = lock(directory.resolve(LOCK_FILE));
    try {
      WitnessState state = state(directory);
      NoteSigner signer = signer(directory, name, random);
      return new Witness(signer, logs, state, directory.resolve(FORKS), lock, clock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Held in this process: the same answer.
    }
    channel.close();
    throw new IOException(file.getParent() + " is in use by another witness");
  }

  /** Before the key: a key without its state is one that forgot what it cosigned. */
  private static WitnessState state(Path directory) throws IOException {
    Path file = directory.resolve(STATE_FILE);
    if (Files.exists(file)) {
      return WitnessState.load(file);
    }
    if (Files.exists(directory.resolve(KEY_FILE))) {
      throw new IOException(
          file + " is lost; this key must cosign no more (begin anew in an empty folder)");
    }
    return WitnessState.create(file);
  }

  /** The name is not in what a v1 cosignature signs, so one key must not serve under two names. */
  private static NoteSigner signer(Path directory, String name, SecureRandom random)
      throws IOException {
    var key = KeyFile.openOrCreate(directory.resolve(KEY_FILE), random);
    NoteSigner signer = Ed25519NoteSigner.ofSeed(name, key.seed()).asWitness();
    Path named = directory.resolve(VKEY_FILE);
    byte[] vkey = (signer.verifier().vkey() + "\n").getBytes(StandardCharsets.UTF_8);
    if (Files.notExists(named)) {
      Durable.write(named, vkey);
    } else if (!Arrays.equals(Files.readAllBytes(named), vkey)) {
      throw new IOException(
          named + " names another witness: " + Files.readString(named).strip().split("\\+")[0]);
    }
    return signer;
  }

  /** The key that verifies its cosignatures. */
  public NoteVerifier verifier() {
    return signer.verifier();
  }

  /** Keys of the logs it trusts. */
  List<NoteVerifier> logs() {
    return logs;
  }

  /** Size of what it last cosigned of a log, 0 for nothing. */
  synchronized long sizeOf(String origin) {
    return state.sizeOf(origin);
  }

  /**
   * Answers {@code add-checkpoint}. Looking at what was cosigned and remembering the new one is one
   * step that no other request comes between.
   *
   * @throws IOException if the new state cannot be made durable; nothing was cosigned
   */
  synchronized WitnessReply add(byte[] body) throws IOException {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (MalformedException e) {
      return new WitnessReply.Refused(BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    Optional<WitnessReply> refusal = refusal(request);
    return refusal.isPresent() ? refusal.get() : cosign(request);
  }

  private Optional<WitnessReply> refusal(AddCheckpoint request) throws IOException {
    Checkpoint checkpoint = request.checkpoint();
    String origin = checkpoint.origin();
    if (logs.stream().noneMatch(key -> key.name().equals(origin))) {
      return refused(NOT_FOUND, "unknown log " + origin);
    }
    if (signerOf(request).isEmpty()) {
      return refused(FORBIDDEN, "no signature of a trusted key of " + origin);
    }
    if (request.oldSize() > checkpoint.size()) {
      return refused(BAD_REQUEST, "the old size is above the checkpoint's");
    }
    long seen = state.sizeOf(origin);
    if (request.oldSize() != seen) {
      return Optional.of(new WitnessReply.Conflict(seen));
    }
    return inconsistency(request, state.of(origin));
  }

  private Optional<WitnessReply> inconsistency(AddCheckpoint request, Optional<Seen> seen)
      throws IOException {
    Checkpoint next = request.checkpoint();
    if (request.oldSize() == next.size() && request.path().isEmpty()) {
      // Nothing cosigned yet means the empty tree.
      Digest root = seen.map(last -> last.checkpoint().root()).orElseGet(Digest::sha256);
      if (root.equals(next.root())) {
        return Optional.empty();
      }
      if (seen.isPresent()) {
        keepFork(request, seen.get());
      }
      return Optional.of(new WitnessReply.Conflict(next.size()));
    }
    if (request.oldSize() == 0) {
      return request.path().isEmpty()
          ? Optional.empty()
          : refused(UNPROCESSABLE, "a proof from the empty tree is empty");
    }
    ConsistencyProof proof = new ConsistencyProof(request.oldSize(), next.size(), request.path());
    return proof
        .fault(seen.orElseThrow().checkpoint().root(), next.root())
        .flatMap(fault -> refused(UNPROCESSABLE, "the consistency proof does not hold: " + fault));
  }

  private static Optional<WitnessReply> refused(int status, String why) {
    return Optional.of(new WitnessReply.Refused(status, why));
  }

  private WitnessReply cosign(AddCheckpoint request) throws IOException {
    Checkpoint checkpoint = request.checkpoint();
    Optional<Checkpoint> last = state.of(checkpoint.origin()).map(Seen::checkpoint);
    if (!last.equals(Optional.of(checkpoint))) {
      state.keep(new Seen(checkpoint, ofTheLog(request)));
    }
    return new WitnessReply.Cosigned(
        NoteSignature.cosign(request.note().text(), signer, clock.instant()));
  }

  private Optional<NoteVerifier> signerOf(AddCheckpoint request) {
    return logs.stream()
        .filter(key -> key.name().equals(request.checkpoint().origin()))
        .filter(key -> request.note().isSignedBy(key))
        .findFirst();
  }

  /** The note with the log's own lines only: strangers' lines are not ours to keep. */
  private SignedNote ofTheLog(AddCheckpoint request) {
    NoteVerifier key = signerOf(request).orElseThrow();
    return new SignedNote(request.note().text(), request.note().claimedBy(key));
  }

  /**
   * Two roots of one size, both signed by the log, are proof against it for anybody. One file for
   * each size; more of the same size would add nothing.
   */
  private void keepFork(AddCheckpoint request, Seen seen) throws IOException {
    Checkpoint checkpoint = request.checkpoint();
    Durable.directory(forks);
    String log = Digest.sha256(checkpoint.origin().getBytes(StandardCharsets.UTF_8)).hex();
    Path file = forks.resolve(log.substring(0, 16) + "-" + checkpoint.size() + ".txt");
    if (Files.notExists(file) && keptForks() < MAX_FORKS) {
      String both = seen.note().encoded() + "\n---\n\n" + ofTheLog(request).encoded();
      Durable.write(file, both.getBytes(StandardCharsets.UTF_8));
    }
  }

  private long keptForks() throws IOException {
    try (Stream<Path> files = Files.list(forks)) {
      return files.count();
    }
  }

  /** Lets another process open the folder. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
