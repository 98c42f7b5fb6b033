package cn.laborproof.benchmarks;

import cn.laborproof.face.CameraFrame;
import cn.laborproof.face.Challenge;
import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Embedding;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FacePolicy;
import cn.laborproof.face.LivenessSession;
import cn.laborproof.face.Portrait;
import cn.laborproof.face.PortraitOutcome;
import cn.laborproof.face.Progress;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.image.Picture;
import cn.laborproof.face.image.PictureException;
import cn.laborproof.face.image.PictureReader;
import cn.laborproof.face.onnx.OnnxFaceEngine;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/**
 * What the face check costs, step by step, on one thread: the median of processor and wall time in
 * milliseconds. A whole frame is what the server does for each frame of a session, averaged over a
 * session that passes.
 */
public final class FaceBenchmark {
  private static final int RUNS = 60;
  private static final int WARM_UP = 30;
  private static final String PERSON = "person-a";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FaceBenchmark() {}

  /** A step that is measured. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, PictureException;
  }

  /** The argument is the directory of clips; without one, {@code face/clips}. */
  public static void main(String[] arguments) throws IOException, PictureException {
    ClipLibrary clips =
        new ClipLibrary(Path.of(arguments.length > 0 ? arguments[0] : "face/clips"));
    long start = System.nanoTime();
    try (FaceEngine engine = OnnxFaceEngine.load(1)) {
      System.out.printf(
          Locale.ROOT, "models loaded in %d ms%n", (System.nanoTime() - start) / 1_000_000);
      byte[] native400 = clips.perform(PERSON, List.of()).getFirst();
      steps(engine, "400x300", native400);
      steps(engine, "640x480", enlarged(native400, 640, 480));
      session(engine, clips);
    }
  }

  private static void steps(FaceEngine engine, String size, byte[] jpeg)
      throws IOException, PictureException {
    Picture picture = PictureReader.frame(jpeg, 2_000_000);
    DetectedFace face = engine.detect(picture).getFirst();
    Embedding embedding = engine.embed(picture, face);
    measure(size + " decode JPEG", () -> PictureReader.frame(jpeg, 2_000_000));
    measure(size + " detect", () -> engine.detect(picture));
    measure(size + " landmarks", () -> engine.landmarks(picture, face));
    measure(size + " embed", () -> engine.embed(picture, face));
    measure(size + " liveness", () -> engine.liveness(picture, face));
    measure(size + " compare", () -> embedding.cosine(embedding));
  }

  private static void measure(String name, Step step) throws IOException, PictureException {
    double[] cpu = new double[RUNS];
    double[] wall = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      long wallStart = System.nanoTime();
      step.run();
      if (i >= 0) {
        cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
        wall[i] = (System.nanoTime() - wallStart) / 1e6;
      }
    }
    Arrays.sort(cpu);
    Arrays.sort(wall);
    print(name, cpu[RUNS / 2], wall[RUNS / 2]);
  }

  private static void session(FaceEngine engine, ClipLibrary clips) throws IOException {
    FacePolicy policy = FacePolicy.defaults();
    Portrait portrait =
        ((PortraitOutcome.Accepted)
                Portrait.read(clips.portrait(PERSON), engine, policy.portraits()))
            .portrait();
    AtomicLong millis = new AtomicLong();
    InstantSource source = () -> Instant.EPOCH.plusMillis(millis.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    Challenge challenge = Challenge.draw(new SecureRandom(), clock.instant(), policy.timeLimit());
    LivenessSession session = LivenessSession.open(challenge, portrait, engine, policy, clock);
    List<byte[]> frames = new ArrayList<>(clips.perform(PERSON, challenge.movements()));
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    long wallStart = System.nanoTime();
    int count = 0;
    while (session.offer(new CameraFrame(count, millis.get(), frames.get(count))).state()
        == Progress.State.RUNNING) {
      millis.addAndGet(ClipLibrary.FRAME_MILLIS);
      count++;
    }
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
    double wall = (System.nanoTime() - wallStart) / 1e6;
    print("400x300 whole frame", cpu / count, wall / count);
    print("400x300 session of " + count + " frames", cpu, wall);
    System.out.println(session.decide());
  }

  private static void print(String name, double cpu, double wall) {
    System.out.printf(Locale.ROOT, "%-34s cpu %9.3f ms   wall %9.3f ms%n", name, cpu, wall);
  }

  private static byte[] enlarged(byte[] jpeg, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(ImageIO.read(new ByteArrayInputStream(jpeg)), 0, 0, width, height, null);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
