package cn.laborproof.proof.cli;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.cli.VerifyArguments.BadArgumentsException;
import cn.laborproof.proof.draw.DrawExamination;
import cn.laborproof.proof.draw.DrawPackage;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.examine.UnreadableFileException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.report.EtsiReport;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** The command without the process around it. */
final class VerifyCommand {
  private static final int MEGABYTE = 20;
  private static final int TENTHS = 10;

  static final int PASSED = 0;
  static final int FAILED = 1;
  static final int INDETERMINATE = 2;
  static final int CANNOT_READ = 3;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  VerifyCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  int run(String[] arguments) {
    try {
      VerifyArguments asked = VerifyArguments.parse(arguments);
      refuseToOverwrite(asked);
      Optional<DrawPackage> draw = draw(asked);
      if (draw.isPresent()) {
        return examine(draw.get(), asked);
      }
      Verdict verdict = verify(asked);
      if (asked.etsiReport().isPresent()) {
        Files.write(asked.etsiReport().get(), EtsiReport.write(verdict));
      }
      out.print(
          asked.json()
              ? VerdictJson.write(verdict).pretty()
              : new VerdictText(asked.language()).of(verdict));
      return exit(verdict.indication());
    } catch (BadArgumentsException e) {
      err.println(e.getMessage());
      err.print(VerifyArguments.USAGE);
    } catch (NoSuchFileException e) {
      err.println("无法读取 cannot read: no such file: " + e.getFile());
    } catch (UnreadableFileException | MalformedException | IOException e) {
      err.println("无法读取 cannot read: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      // The process would otherwise end with 1, which says "failed".
      err.println("RESOURCE_LIMIT 内存不足，未得出结论 out of memory, no conclusion: " + e.getMessage());
      return INDETERMINATE;
    }
    return CANNOT_READ;
  }

  private static int exit(Indication indication) {
    return switch (indication) {
      case TOTAL_PASSED -> PASSED;
      case TOTAL_FAILED -> FAILED;
      case INDETERMINATE -> INDETERMINATE;
    };
  }

  /** A draw package says by its last bytes that it is one. */
  private static Optional<DrawPackage> draw(VerifyArguments asked) throws IOException {
    if (isTooLarge(asked.file()) || Files.size(asked.file()) > Json.MAX_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(asked.file());
    return DrawPackage.isOne(bytes) ? Optional.of(DrawPackage.parse(bytes)) : Optional.empty();
  }

  private int examine(DrawPackage draw, VerifyArguments asked)
      throws IOException, BadArgumentsException {
    if (asked.evidencePackage().isPresent()
        || asked.record().isPresent()
        || asked.etsiReport().isPresent()) {
      throw new BadArgumentsException("a draw goes with no package, record or ETSI report");
    }
    DrawExamination examined = DrawExamination.of(draw, TrustBundle.load(asked.trust()));
    DrawText text = new DrawText(asked.language());
    out.print(asked.json() ? text.json(examined).pretty() : text.of(examined));
    return exit(examined.indication());
  }

  private Verdict verify(VerifyArguments asked) throws IOException, UnreadableFileException {
    EvidenceVerifier verifier = EvidenceVerifier.of(TrustBundle.load(asked.trust()), clock);
    Optional<Path> evidence = asked.evidencePackage();
    if (asked.record().isPresent() && !isTooLarge(asked.file())) {
      if (isTooLarge(asked.record().get())) {
        throw new IOException(asked.record().get() + " is too large for an evidence record");
      }
      return verifier.verifyWithRecord(
          String.valueOf(asked.file().getFileName()),
          Files.readAllBytes(asked.file()),
          Files.readAllBytes(asked.record().get()));
    }
    if (evidence.isEmpty() || isTooLarge(asked.file())) {
      return verifier.verify(asked.file(), hashing(asked.file()));
    }
    if (isTooLarge(evidence.get())) {
      return verifier.verify(evidence.get(), hashing(evidence.get()));
    }
    String name = String.valueOf(asked.file().getFileName());
    return verifier.verify(
        name, Files.readAllBytes(asked.file()), Files.readAllBytes(evidence.get()));
  }

  /**
   * The verdict names the file by its digests, whatever its size. Minutes of silence would look
   * like a program that hangs, so what is not going to be examined is said at once.
   */
  private LongConsumer hashing(Path file) throws IOException {
    long size = Files.size(file);
    if (size <= PackageLimits.DEFAULT.bytes()) {
      return _ -> {};
    }
    err.printf(
        "%s: %d MiB 超出核验上限，只计算摘要 beyond the bounds, hashed and not looked into%n",
        file.getFileName(), size >> MEGABYTE);
    AtomicLong said = new AtomicLong();
    return done -> {
      long tenth = done * TENTHS / size;
      if (said.getAndSet(tenth) < tenth) {
        err.printf("%d %%%n", tenth * 100 / TENTHS);
      }
    };
  }

  /** What is examined is evidence: a slip on the command line must not write over it. */
  private static void refuseToOverwrite(VerifyArguments asked)
      throws IOException, BadArgumentsException {
    Optional<Path> report = asked.etsiReport().filter(Files::exists);
    if (report.isEmpty()) {
      return;
    }
    List<Optional<Path>> examined =
        List.of(Optional.of(asked.file()), asked.evidencePackage(), asked.record());
    for (Path file : examined.stream().flatMap(Optional::stream).toList()) {
      if (same(report.get(), file)) {
        throw new BadArgumentsException("--etsi names a file that is to be examined");
      }
    }
  }

  private static boolean same(Path report, Path examined) throws IOException {
    return Files.exists(examined) && Files.isSameFile(report, examined);
  }

  private static boolean isTooLarge(Path file) throws IOException {
    return Files.size(file) > PackageLimits.DEFAULT.bytes();
  }
}
