package cn.laborproof.democlient;

import cn.laborproof.face.clips.ClipLibrary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/** {@code laborproof demo}: the whole journey over the public API, its results in one folder. */
public final class Demo {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int PENDING_OR_FAILED = 1;

  private final DemoArguments arguments;
  private final Report report;
  private final Logins logins;

  private Demo(DemoArguments arguments, Report report) throws IOException {
    this.arguments = arguments;
    this.report = report;
    this.logins = Logins.read(arguments.logins(), arguments.service());
  }

  /** Exits with 0 when the anchor and the court receipt are proven, else with 1 and the reason. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    DemoArguments where = DemoArguments.of(arguments);
    Report report = new Report(screen, where.out());
    int exit = 0;
    try {
      new Demo(where, report).run();
      report.step("done");
    } catch (JourneyException e) {
      report.step("FAILED: " + e.getMessage());
      exit = PENDING_OR_FAILED;
    }
    report.finish();
    System.exit(exit);
  }

  private void run() throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(CHINA);
    Resident zhangSan = Resident.named("张三", arguments.authorities());
    Employer employer =
        new Employer(logins.agent("hr.jiangnan"), logins.agent("seal.jiangnan"), report);

    Worker worker = new Worker(arguments.service(), zhangSan, report);
    String contract = employer.draftAndFreeze(zhangSan, today.plusDays(1));
    employer.invite(contract);
    worker.signShowingTheFace(new ClipLibrary(arguments.clips()), "person-a");
    employer.seal(contract);

    Resident liSi = Resident.named("李四", arguments.authorities());
    Worker applicant = new Worker(arguments.service(), liSi, report);
    MediationCase mediation = new MediationCase(arguments.service(), logins, report);
    String agreement = mediation.play(applicant, liSi, today);
    report.save("agreement.pdf", mediation.document(agreement));

    report.save("contract.pdf", employer.document(contract));
    Answer status = employer.provenStatus(contract);
    report.save("status.json", status.pretty());
    report.save("evidence.zip", employer.evidencePackage(contract));
    report.save("agreement.evidence.zip", mediation.evidencePackage(agreement));
    copyTrust();

    Supervision supervision =
        new Supervision(logins.agent("hr.jiangnan"), logins.agent("inspector"), report);
    supervision.handInRoster(zhangSan, Resident.named("李四", arguments.authorities()), today);
    report.save("findings.json", supervision.findings(employer.creditCode()));
  }

  private void copyTrust() throws IOException {
    Path from = arguments.trust();
    Path to = arguments.out().resolve("trust");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(file));
        }
      }
    }
    report.step("copied the trust bundle to trust/");
  }
}
