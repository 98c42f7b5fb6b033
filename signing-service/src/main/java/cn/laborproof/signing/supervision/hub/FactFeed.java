package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactCsv;
import cn.laborproof.risk.intake.FactTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a delivery line by line, whatever it is written in. */
@Component
final class FactFeed {

  private final JsonLines jsonLines;

  FactFeed(JsonMapper json) {
    this.jsonLines = new JsonLines(json);
  }

  void read(Delivery delivery, FactTable.Intake intake) {
    FactTable table = new FactTable(delivery.kind(), intake);
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
