package cn.laborproof.face.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import cn.laborproof.face.DetectedFace;
import cn.laborproof.face.Embedding;
import cn.laborproof.face.FaceEngine;
import cn.laborproof.face.FaceEngineException;
import cn.laborproof.face.Points;
import cn.laborproof.face.image.Picture;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the models of this module's class path; one thread per run, so that many sessions share the
 * machine fairly. A fixed number of workers bounds both the processors and the memory in use: who
 * finds none free waits.
 */
public final class OnnxFaceEngine implements FaceEngine {
  private final Sessions sessions;
  private final BlockingQueue<Worker> idle;
  private final int workers;
  private volatile boolean closed;

  private OnnxFaceEngine(Sessions sessions, BlockingQueue<Worker> idle) {
    this.sessions = sessions;
    this.idle = idle;
    this.workers = idle.size();
  }

  /**
   * Loads the models, about a second.
   *
   * @param concurrency how many model runs may be under way at once; the number of cores is a good
   *     choice
   * @throws FaceEngineException when a model is missing, altered or cannot be loaded
   */
  public static OnnxFaceEngine load(int concurrency) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      Sessions sessions = new Sessions(environment);
      BlockingQueue<Worker> idle = new ArrayBlockingQueue<>(concurrency, true);
      for (int i = 0; i < concurrency; i++) {
        idle.add(new Worker(environment, sessions));
      }
      return new OnnxFaceEngine(sessions, idle);
    } catch (OrtException e) {
      throw new FaceEngineException("the face models cannot be loaded", e);
    }
  }

  @Override
  public List<DetectedFace> detect(Picture picture) {
    return work(w -> w.detector.detect(picture));
  }

  @Override
  public Points landmarks(Picture picture, DetectedFace face) {
    return work(w -> w.landmarks.find(picture, face));
  }

  @Override
  public Embedding embed(Picture picture, DetectedFace face) {
    return work(w -> w.embedding.embed(picture, face));
  }

  @Override
  public double liveness(Picture picture, DetectedFace face) {
    return work(w -> w.liveness.score(picture, face));
  }

  @Override
  public Map<String, String> models() {
    return Stream.of(ModelFile.values())
        .collect(Collectors.toUnmodifiableMap(ModelFile::fileName, ModelFile::sha256));
  }

  private <T> T work(Function<Worker, T> task) {
    Worker worker = takeWorker();
    try {
      return task.apply(worker);
    } finally {
      idle.add(worker);
    }
  }

  private Worker takeWorker() {
    try {
      Worker worker = null;
      while (worker == null) {
        if (closed) {
          throw new IllegalStateException("the face engine is closed");
        }
        worker = idle.poll(1, TimeUnit.SECONDS); // awake now and then, to see that it was closed
      }
      return worker;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FaceEngineException("interrupted while waiting for the face engine", e);
    }
  }

  /** Waits for the runs under way, then releases the models; closing again does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    for (int i = 0; i < workers; i++) {
      takeWorker().close();
    }
    closed = true;
    sessions.close();
  }
}
