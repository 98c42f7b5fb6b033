package cn.laborproof.testkit.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The processes of one installation, found by the pid files in its data directory.
 *
 * @param data the installation's data directory
 * @param restart command that starts what does not run and ends when it answers
 */
record Victims(Path data, List<String> restart) {

  /** Ends the processes as a power cut would: SIGKILL, nothing is written any more. */
  void kill(boolean everything) throws IOException, InterruptedException {
    List<Path> files =
        everything
            ? List.of(
                data.resolve("run/service.pid"),
                data.resolve("postgres/postmaster.pid"),
                data.resolve("run/authorities.pid"))
            : List.of(data.resolve("run/service.pid"));
    List<ProcessHandle> processes =
        files.stream().map(Victims::process).flatMap(Optional::stream).toList();
    if (processes.size() != files.size()) {
      throw new IOException("not all of " + files + " name a running process");
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : processes) {
      try {
        process.onExit().get();
      } catch (ExecutionException e) {
        throw new IOException("process " + process.pid() + " does not end", e);
      }
    }
  }

  private static Optional<ProcessHandle> process(Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void start() throws IOException, InterruptedException {
    int exit = new ProcessBuilder(restart).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("the system did not start again: " + restart + " ended with " + exit);
    }
  }
}
