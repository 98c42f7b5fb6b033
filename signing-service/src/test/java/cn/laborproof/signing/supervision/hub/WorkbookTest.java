package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Horizon;
import cn.laborproof.risk.intake.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

  @Test
  void a_small_file_that_would_need_much_memory_or_time_is_not_read() throws IOException {
    read(edited("right.xlsx", sheet -> sheet.replace("\"D2\"", "\"ZZZZZZ2\"")));
    read(edited("down.xlsx", sheet -> sheet.replace("<row r=\"2\"", "<row r=\"99999999999\"")));
    read(edited("digits.xlsx", sheet -> sheet.replace("<v>7000", "<v>" + "7".repeat(500))));
    Path shared = folder.resolve("shared.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(shared))) {
      zip.putNextEntry(new ZipEntry("xl/s.bin"));
      zip.write("<sst>".getBytes(StandardCharsets.US_ASCII));
      byte[] texts = "<t>aaaa</t>     ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 65; i++) {
        zip.write(texts);
      }
      zip.write("</sst>".getBytes(StandardCharsets.US_ASCII));
    }
    read(shared);
    assertThat(good).isEmpty();
    assertThat(bad).hasSize(4).allMatch(line -> line.equals("1  NOT_TEXT"));
  }

  @Test
  void a_number_of_ten_million_digits_is_no_amount() throws IOException {
    read(edited("power.xlsx", sheet -> sheet.replace("<v>7000", "<v>1E9999999")));
    assertThat(good).isEmpty();
    assertThat(bad).containsExactly("2 due NOT_AN_AMOUNT");
  }

  @Test
  void what_a_formula_gave_counts_as_if_it_had_been_typed() throws IOException {
    read(
        edited(
            "formula.xlsx",
            sheet -> sheet.replace("<v>7000", "<f>D9-E9</f><v>4999.9999999999991")));
    assertThat(bad).isEmpty();
    assertThat(good)
        .singleElement()
        .satisfies(row -> assertThat(row.values().get(3)).isEqualTo("5000.00"));
  }

  @Test
  void the_bytes_say_what_a_delivery_is_written_in() throws IOException {
    Path workbook = edited("wages.csv", sheet -> sheet);
    assertThat(FactFormat.of(workbook, FactFormat.CSV)).isEqualTo(FactFormat.WORKBOOK);
    Path lines = folder.resolve("lines.csv");
    Files.writeString(lines, "{\"employer\":\"E1\"}\n");
    assertThat(FactFormat.of(lines, FactFormat.CSV)).isEqualTo(FactFormat.JSON_LINES);
    Path table = folder.resolve("table");
    Files.writeString(table, "employer,person\n");
    assertThat(FactFormat.of(table, FactFormat.CSV)).isEqualTo(FactFormat.CSV);
  }

  /** A genuine workbook of one line, its sheet written otherwise. */
  private Path edited(String name, UnaryOperator<String> edit) throws IOException {
    Path genuine = folder.resolve("genuine.xlsx");
    try (OutputStream out = Files.newOutputStream(genuine);
        var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("工资");
      List<String> head = List.of("单位", "人员", "月份", "应发", "实发");
      for (int i = 0; i < head.size(); i++) {
        sheet.value(0, i, head.get(i));
      }
      sheet.value(1, 0, "E1");
      sheet.value(1, 1, "P1");
      sheet.value(1, 2, "2026-10");
      sheet.value(1, 3, 7000);
      sheet.value(1, 4, 1);
    }
    Path file = folder.resolve(name);
    try (var in = new ZipFile(genuine.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        String part = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        String other = entry.getName().contains("sheet1") ? edit.apply(part) : part;
        out.write(other.getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
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
            Horizon.none(),
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
