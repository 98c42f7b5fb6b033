package cn.laborproof.democlient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** HR hands in the employment roster; the inspector asks for whom no written contract was seen. */
final class Supervision {

  private static final int LONGER_THAN_A_MONTH = 45;

  private final HttpAgent humanResources;
  private final HttpAgent inspector;
  private final Report report;

  Supervision(HttpAgent humanResources, HttpAgent inspector, Report report) {
    this.humanResources = humanResources;
    this.inspector = inspector;
    this.report = report;
  }

  /** One worker has just signed; the other has worked for longer than a month without. */
  void handInRoster(Resident signed, Resident unsigned, LocalDate today)
      throws IOException, InterruptedException {
    String csv =
        String.join(
            "\n",
            List.of(
                "姓名,身份证号,用工形式,用工之日,月工资,离职日期",
                row(signed, today),
                row(unsigned, today.minusDays(LONGER_THAN_A_MONTH)),
                "王五,500199000000000000,劳动合同,2026-01-05,7000,",
                ""));
    Answer answer =
        humanResources.post("/api/v1/rosters", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    if (answer.list("bad").size() != 1) {
      throw new JourneyException("the broken row of the roster was not listed");
    }
    report.step("HR handed in a roster: good rows kept, one broken row listed");
  }

  /** Waits until the worker without a written contract is found, and returns all findings. */
  byte[] findings(String employerCode) throws IOException, InterruptedException {
    String path = "/api/v1/findings?employer=" + employerCode;
    Answer found =
        Patience.until(
            "the finding about the missing contract",
            () ->
                Optional.of(inspector.get(path))
                    .filter(answer ->
                        answer.list("findings").stream()
                            .anyMatch(f -> f.text("rule").equals("contract-unseen-breach"))));
    report.step("the inspector sees who works without a written contract seen here");
    return found.pretty();
  }

  private static String row(Resident person, LocalDate firstWorkingDay) {
    return String.join(
        ",", person.name(), person.idNumber(), "劳动合同", firstWorkingDay.toString(), "8600", "");
  }
}
