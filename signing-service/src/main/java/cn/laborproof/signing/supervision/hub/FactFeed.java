package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactCsv;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Horizon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a delivery line by line, whatever it is written in. */
@Component
final class FactFeed {

  private final JsonLines jsonLines;

  FactFeed(JsonMapper json) {
    this.jsonLines = new JsonLines(json);
  }

  /**
   * @param today the day in China; what is taken back is named as it was delivered, whenever
   */
  void read(Delivery delivery, LocalDate today, FactTable.Intake intake) {
    Horizon horizon = delivery.withdraws() ? Horizon.none() : Horizon.on(today);
    FactTable table = new FactTable(delivery.kind(), horizon, intake);
    try (InputStream in = Files.newInputStream(delivery.file())) {
      switch (FactFormat.of(delivery.file(), delivery.format())) {
        case CSV -> FactCsv.read(in, table);
        case JSON_LINES -> jsonLines.read(in, table);
        case WORKBOOK -> Workbook.read(delivery.file(), table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
