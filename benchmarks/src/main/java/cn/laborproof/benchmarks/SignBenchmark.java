package cn.laborproof.benchmarks;

import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.face.CameraFrame;
import cn.laborproof.face.Challenge;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FacePolicy;
import cn.laborproof.face.LivenessSession;
import cn.laborproof.face.Portrait;
import cn.laborproof.face.PortraitOutcome;
import cn.laborproof.face.Progress;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.onnx.OnnxFaceEngine;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * What one contract of two parties costs, step by step, and the same signing by EU DSS in the same
 * run, both in turn. Wall time on loopback, authorities in a process of their own.
 */
public final class SignBenchmark {
  private static final int ROUNDS = 40;
  private static final int EVENTS = 16;
  private static final String OURS = "ours";
  private static final String PEER = "EU DSS";
  private static final String FACE = "face: one live session";

  private final Stopwatch steps = new Stopwatch();
  private final Stopwatch peers = new Stopwatch();
  private final WarmUp warmUp = new WarmUp();
  private final Path directory;
  private final SecureRandom random = new SecureRandom();
  private long size;
  private long peerSize;

  private SignBenchmark(Path directory) {
    this.directory = directory;
  }

  /** The argument is the directory of face clips; without one, {@code face/clips}. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("sign-benchmark");
    try {
      SignBenchmark benchmark = new SignBenchmark(directory);
      if (!Boolean.getBoolean("noface"))
        benchmark.face(Path.of(arguments.length > 0 ? arguments[0] : "face/clips"));
      benchmark.run();
      benchmark.print();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void run() throws Exception {
    SecretKey key = KeyGenerator.getInstance("AES").generateKey();
    try (SigningDesk desk = SigningDesk.open(directory.resolve("authorities"));
        LogWriter log =
            LogWriter.open(
                DirectoryTileStore.open(directory.resolve("log")),
                Ed25519NoteSigner.generate("benchmark.example/log", random),
                Optional.empty())) {
      OurSigning ours = new OurSigning(desk, steps);
      EuDssSigning peer = new EuDssSigning(desk);
      DocumentFreezer freezer = new DocumentFreezer();
      for (int round = 0; round < ROUNDS; ) {
        boolean warm = warmUp.isOver();
        byte[] frozen =
            steps.timed(
                "render: typeset, subset fonts, check",
                () -> freezer.freeze(SampleContract.request()));
        byte[] signed = peers.timed(OURS, () -> ours.sign(frozen));
        byte[] other = peers.time(PEER, () -> peer.sign(frozen));
        steps.time("store: AES-256-GCM, write, fsync", () -> store(signed, key));
        steps.time("log: " + EVENTS + " events, tiles, checkpoint", () -> append(log));
        steps.endRound(warm);
        peers.endRound(warm);
        size = signed.length;
        peerSize = other.length;
        round += warm ? 1 : 0;
      }
    }
  }

  private Path store(byte[] document, SecretKey key) throws GeneralSecurityException, IOException {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    byte[] sealed = cipher.doFinal(document);
    Path file = directory.resolve(Digest.sha256(sealed).hex());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(sealed));
      channel.force(true);
    }
    return file;
  }

  private Object append(LogWriter log) throws Exception {
    List<LogEntry> entries =
        IntStream.range(0, EVENTS).mapToObj(i -> LogEntry.ofCommitment(commitment())).toList();
    return log.append(log.size(), entries);
  }

  private Digest commitment() {
    byte[] bytes = new byte[Digest.LENGTH];
    random.nextBytes(bytes);
    return Digest.of(bytes);
  }

  /** One whole session of frames after a warm-up of one; it is by far the largest part. */
  private void face(Path clipDirectory) throws Exception {
    ClipLibrary clips = new ClipLibrary(clipDirectory);
    try (FaceEngine engine = OnnxFaceEngine.load(1)) {
      for (int round = -1; round < 3; round++) {
        session(clips, engine);
        steps.endRound(round >= 0);
      }
    }
  }

  private void session(ClipLibrary clips, FaceEngine engine) throws Exception {
    FacePolicy policy = FacePolicy.defaults();
    AtomicLong millis = new AtomicLong();
    InstantSource source = () -> Instant.EPOCH.plusMillis(millis.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    Challenge challenge = Challenge.draw(random, clock.instant(), policy.timeLimit());
    List<byte[]> frames = new ArrayList<>(clips.perform("person-a", challenge.movements()));
    steps.time(
        FACE,
        () -> {
          Portrait portrait =
              ((PortraitOutcome.Accepted)
                      Portrait.read(clips.portrait("person-a"), engine, policy.portraits()))
                  .portrait();
          LivenessSession session =
              LivenessSession.open(challenge, portrait, engine, policy, clock);
          int count = 0;
          while (session.offer(new CameraFrame(count, millis.get(), frames.get(count))).state()
              == Progress.State.RUNNING) {
            millis.addAndGet(ClipLibrary.FRAME_MILLIS);
            count++;
          }
          return session.decide();
        });
  }

  private void print() {
    double whole = steps.steps().stream().mapToDouble(steps::median).sum();
    double withoutFace = whole - steps.median(FACE);
    System.out.printf(
        Locale.ROOT,
        "one contract, two parties, P-256, B-LTA: median (best) wall ms of %d rounds after %d%n",
        ROUNDS,
        warmUp.rounds());
    for (String step : steps.steps()) {
      double median = steps.median(step);
      System.out.printf(
          Locale.ROOT,
          "  %-42s %9.2f (%8.2f)  %5.1f %%  %s%n",
          step,
          median,
          steps.least(step),
          100 * median / whole,
          step.equals(FACE) ? "" : "%5.1f %% without face".formatted(100 * median / withoutFace));
    }
    System.out.printf(Locale.ROOT, "  %-42s %9.2f%n", "sum", whole);
    System.out.printf(
        Locale.ROOT,
        "signing the same frozen bytes (B-T, B-T, archive), in turn:%n"
            + "  ours    %9.2f (%8.2f) ms, processor mean %9.2f ms, %d bytes, with seal and handwriting%n"
            + "  EU DSS  %9.2f (%8.2f) ms, processor mean %9.2f ms, %d bytes, without%n"
            + "  ratio   %9.2f (%8.2f),    throughput per core %.2f%n",
        peers.median(OURS),
        peers.least(OURS),
        peers.processorMean(OURS),
        size,
        peers.median(PEER),
        peers.least(PEER),
        peers.processorMean(PEER),
        peerSize,
        peers.median(PEER) / peers.median(OURS),
        peers.least(PEER) / peers.least(OURS),
        peers.processorMean(PEER) / peers.processorMean(OURS));
  }
}
