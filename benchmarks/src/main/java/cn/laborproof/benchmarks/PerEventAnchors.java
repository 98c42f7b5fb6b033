package cn.laborproof.benchmarks;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.CheckpointRecord;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The peer: one Fabric transaction per event, on the same channel, with the same endorsements and
 * the same block signatures. One log for each of 64 clients, so that none waits for another's
 * transaction; what they submit is made before the clock starts.
 */
final class PerEventAnchors implements AutoCloseable {
  /** Where the rate stopped growing in the trial: 64 to 256 clients gave the same. */
  static final int CLIENTS = 64;

  private final FabricClient fabric;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Lane> lanes = new ArrayList<>();
  private long events;

  private PerEventAnchors(FabricClient fabric) {
    this.fabric = fabric;
  }

  /** Opens the clients and has bureau and court approve the key of each one's log. */
  static PerEventAnchors open(Path network, String name) throws Exception {
    Path connections = network.resolve("connections");
    PerEventAnchors peer =
        new PerEventAnchors(FabricClient.open(connections.resolve("labour-operator.properties")));
    for (int i = 0; i < CLIENTS; i++) {
      peer.lanes.add(Lane.open(name + "-" + i));
    }
    for (String institution : List.of("labourbureau", "court")) {
      Path file = connections.resolve("labour-" + institution + "-administrator.properties");
      try (FabricClient administrator = FabricClient.open(file)) {
        peer.all(
            peer.lanes.stream()
                .<Callable<Void>>map(lane ->
                    () -> {
                      administrator.submit(0, "apply", text(lane.approval()));
                      return null;
                    })
                .toList());
      }
    }
    return peer;
  }

  /** Events per second when each client submits so many, one after the other. */
  double rate(int each) throws Exception {
    List<Callable<Void>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int self = client;
      List<String> commands = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        commands.add(text(lanes.get(client).next(events++)));
      }
      clients.add(() -> {
        for (String command : commands) {
          fabric.submit(self, "apply", command);
        }
        return null;
      });
    }
    long start = System.nanoTime();
    all(clients);
    return CLIENTS * each / ((System.nanoTime() - start) / 1e9);
  }

  private void all(List<Callable<Void>> acts) throws InterruptedException, ExecutionException {
    for (Future<Void> act : threads.invokeAll(acts)) {
      act.get();
    }
  }

  private static String text(LedgerCommand command) {
    return new String(command.toJson().canonicalBytes(), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    threads.close();
    fabric.close();
    for (Lane lane : lanes) {
      lane.log().close();
    }
  }

  /** One client's log. */
  private record Lane(Ed25519NoteSigner signer, LogWriter log) {

    static Lane open(String origin) throws IOException, LogRefusedException {
      Ed25519NoteSigner signer = Ed25519NoteSigner.generate(origin, new SecureRandom());
      return new Lane(signer, LogWriter.open(new MemoryStore(), signer, Optional.empty()));
    }

    private Ed25519PublicKey key() {
      return Ed25519PublicKey.of(signer.verifier().publicKey());
    }

    LedgerCommand approval() {
      return new LedgerCommand.ApproveKey(KeySubject.log(signer.verifier().name()), 1, key());
    }

    /** The transaction for one more event. */
    LedgerCommand next(long event) throws IOException, LogRefusedException {
      long before = log.size();
      byte[] content = Long.toString(event).getBytes(StandardCharsets.US_ASCII);
      SignedCheckpoint signed =
          log.append(before, List.of(LogEntry.ofCommitment(Digest.sha256(content))));
      CheckpointRecord record =
          new CheckpointRecord(
              signer.verifier().name(),
              before + 1,
              signed.checkpoint().root(),
              key(),
              signed.signatureOf(signer.verifier()).orElseThrow(),
              AnchorPurpose.BUSINESS);
      List<Digest> growth =
          before == 0 ? List.of() : log.reader().consistency(before, before + 1).path();
      return new LedgerCommand.SubmitCheckpoint(record, growth);
    }
  }
}
