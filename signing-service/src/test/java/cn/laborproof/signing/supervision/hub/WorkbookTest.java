package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

  @TempDir Path folder;

  private final List<FactRow> good = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  @Test
  void dates_months_and_amounts_of_cells_are_read_as_the_files_write_them() throws IOException {
    Path file = folder.resolve("wages.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("工资");
      List<String> head = List.of("单位", "人员", "月份", "应发", "实发", "应付日期");
      for (int i = 0; i < head.size(); i++) {
        sheet.value(0, i, head.get(i));
      }
      sheet.value(1, 0, "E1");
      sheet.value(1, 1, "P1");
      sheet.value(1, 2, LocalDate.of(2026, 10, 1));
      sheet.style(1, 2).format("yyyy-mm").set();
      sheet.value(1, 3, 5000.1);
      sheet.value(1, 4, 0.1 + 0.2);
      sheet.value(1, 5, LocalDate.of(2026, 11, 15));
      sheet.style(1, 5).format("yyyy-mm-dd").set();
      sheet.value(3, 0, "E1");
      sheet.value(3, 1, "P2");
      sheet.value(3, 2, "2026-10");
      sheet.value(3, 3, "五千");
      sheet.value(3, 4, 1);
    }
    read(file);
    assertThat(good)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.line()).isEqualTo(2);
          assertThat(row.values().subList(0, 6))
              .containsExactly("E1", "P1", "2026-10", "5000.10", "0.30", "2026-11-15");
        });
    assertThat(bad).containsExactly("4 due NOT_AN_AMOUNT");
  }

  @Test
  void a_file_that_is_no_workbook_or_unpacks_to_too_much_is_not_read() throws IOException {
    Path text = folder.resolve("text.xlsx");
    Files.writeString(text, "employer,person\n");
    read(text);
    read(zip("bomb.xlsx", "xl/sharedStrings.xml", 65));
    read(zip("piece.xlsx", "xl/worksheets/sheet1.xml", 2));
    Path declared = folder.resolve("declared.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(declared))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>".getBytes(StandardCharsets.UTF_8));
    }
    read(declared);
    assertThat(good).isEmpty();
    assertThat(bad).hasSize(4).allMatch(line -> line.equals("1  NOT_TEXT"));
  }

  /** Megabytes of one letter, which pack to almost nothing. */
  private Path zip(String name, String entry, int megabytes) throws IOException {
    Path file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      byte[] megabyte = "<t>aaaa</t>     ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      byte[] letters = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        zip.write(entry.contains("shared") ? megabyte : letters);
      }
    }
    return file;
  }

  private void read(Path file) {
    Workbook.read(
        file,
        new FactTable(
            FactKind.WAGES,
            new FactTable.Intake() {
              @Override
              public void good(FactRow row) {
                good.add(row);
              }

              @Override
              public void bad(long line, String column, Reason reason, List<String> fields) {
                bad.add(line + " " + column + " " + reason);
              }

              @Override
              public void ignored(String heading) {}
            }));
  }
}
