package cn.laborproof.risk.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads one file of facts as a stream: memory does not grow with the file. */
final class FactFile {

  private final FactKind kind;
  private final Horizon horizon;
  private final QualityReport report;

  FactFile(FactKind kind, Horizon horizon, QualityReport report) {
    this.kind = kind;
    this.horizon = horizon;
    this.report = report;
  }

  /** Hands every good line to {@code sink}; bad ones go to the report. */
  void read(Path file, Consumer<FactRow> sink) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      FactCsv.read(in, new FactTable(kind, horizon, new Reported(sink)));
    }
  }

  private final class Reported implements FactTable.Intake {
    private final Consumer<FactRow> sink;

    Reported(Consumer<FactRow> sink) {
      this.sink = sink;
    }

    @Override
    public void good(FactRow row) {
      report.line();
      if (kind.isMonthly()) {
        report.month(row.month());
      }
      sink.accept(row);
    }

    @Override
    public void bad(long line, String column, Reason reason, List<String> fields) {
      report.line();
      report.reject(line, column, reason, 0);
    }

    @Override
    public void ignored(String heading) {
      report.ignored(heading);
    }
  }
}
