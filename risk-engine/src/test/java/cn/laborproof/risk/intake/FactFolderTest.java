package cn.laborproof.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of facts as people really hand them in. */
class FactFolderTest {

  private static final String WAGES = "employer,person,month,due,paid\n";

  @TempDir Path folder;
  @TempDir Path scratch;

  private FactFolder read(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return drained(FactFolder.read(folder, scratch, 1 << 20, Horizon.none()), new ArrayList<>());
  }

  private static FactFolder drained(FactFolder facts, List<String> into) throws IOException {
    facts.forEachCompany((company, person, rows) ->
        rows.forEach(
            r -> into.add(company + "/" + person + "/" + r.role() + "/" + r.row().source())));
    return facts;
  }

  private static List<String> rejected(FactFolder facts, FactKind kind) {
    return facts.quality(kind).orElseThrow().listed().stream()
        .map(r ->
            r.line() + " " + r.column() + " " + r.reason() + (r.first() > 0 ? " " + r.first() : ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E,p,2026-13,1,1|month NOT_A_MONTH",
        "E,p,2026,1,1|month NOT_A_MONTH",
        "E,p,2026-01,-1,1|due IMPOSSIBLE",
        "E,p,2026-01,1.234,1|due NOT_AN_AMOUNT",
        "E,p,2026-01,abc,1|due NOT_AN_AMOUNT",
        "E,p,2026-01,1e9,1|due NOT_AN_AMOUNT",
        "E,p,2026-01,9999999999999,1|due IMPOSSIBLE",
        "E,,2026-01,1,1|person MISSING",
        ",p,2026-01,1,1|employer MISSING",
        "E!,p,2026-01,1,1|employer NOT_A_COMPANY",
        "E,p p,2026-01,1,1|person NOT_A_PERSON_KEY",
        "E,11010519491231002X,2026-01,1,1|person IDENTITY_NUMBER",
        "E,p,2026-01,1|' COLUMN_COUNT'",
        "E,p,2026-01,1,1,1|' COLUMN_COUNT'"
      })
  void a_bad_line_is_listed_with_its_reason_and_hides_no_good_one(String line, String reason)
      throws IOException {
    FactFolder facts =
        read("wages.csv", WAGES + "E,a,2026-01,1,1\n" + line + "\nE,b,2026-01,1,1\n");
    assertThat(rejected(facts, FactKind.WAGES)).containsExactly("3 " + reason);
    assertThat(facts.quality(FactKind.WAGES).orElseThrow().used()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E,p,2026-02,40,40.01|overtime_hours IMPOSSIBLE",
        "E,p,2026-02,0,1|overtime_hours IMPOSSIBLE",
        "E,p,2026-02,672.01,|hours IMPOSSIBLE",
        "E,p,2024-02,696.01,|hours IMPOSSIBLE",
        "E,p,2026-02,,672.01|overtime_hours IMPOSSIBLE"
      })
  void more_overtime_than_hours_and_more_hours_than_the_month_are_impossible(
      String line, String reason) throws IOException {
    FactFolder facts =
        read(
            "attendance.csv",
            "employer,person,month,hours,overtime_hours\n"
                + "E,a,2026-02,672,672\nE,b,2024-02,696,\nE,c,2026-02,,672\n"
                + line
                + "\n");
    assertThat(rejected(facts, FactKind.ATTENDANCE)).containsExactly("5 " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "——", "/", " 无 ", "未知", "n/a", "#N/A", "null"})
  void a_mark_for_nothing_is_an_empty_cell_where_a_cell_may_be_empty(String mark)
      throws IOException {
    Files.writeString(
        folder.resolve("attendance.csv"),
        "employer,person,month,hours,managed_by,site\nE,a,2026-01,%1$s,%1$s,%1$s\n"
            .formatted(mark));
    List<FactRow> rows = new ArrayList<>();
    FactFolder facts = FactFolder.read(folder, scratch, 1 << 20, Horizon.none());
    facts.forEachCompany((_, _, lines) -> lines.forEach(line -> rows.add(line.row())));
    assertThat(rejected(facts, FactKind.ATTENDANCE)).isEmpty();
    assertThat(rows)
        .singleElement()
        .satisfies(row ->
            assertThat(List.of("hours", "managed_by", "site"))
                .allSatisfy(column -> assertThat(row.text(column)).isEmpty()));
  }

  @Test
  void a_mark_for_nothing_is_no_company_where_one_is_required() throws IOException {
    FactFolder facts = read("wages.csv", WAGES + "-,p,2026-01,1,1\nE,p,2026-01,/,1\n");
    assertThat(rejected(facts, FactKind.WAGES))
        .containsExactly("2 employer NOT_A_COMPANY", "3 due NOT_AN_AMOUNT");
  }

  @Test
  void a_spreadsheet_under_the_name_of_a_csv_file_is_refused_whole() throws IOException {
    FactFolder facts =
        read("wages.csv", "PK\u0003\u0004\u0014\u0000\u0006\u0000\n" + WAGES + "E,a,2026-01,1,1\n");
    assertThat(rejected(facts, FactKind.WAGES)).containsExactly("1  NOT_TEXT");
    assertThat(facts.quality(FactKind.WAGES).orElseThrow().used()).isZero();
  }

  @Test
  void dates_of_the_calendar_are_read_in_the_usual_forms_and_others_are_not() throws IOException {
    FactFolder facts =
        read(
            "employments.csv",
            """
            employer,person,form,first_working_day,last_working_day
            E,a,DIRECT,2024-02-29,
            E,b,direct,2024/2/29,2024年3月1日
            E,c,DIRECT,2023-02-29,
            E,d,DIRECT,2024-03-01,2024-02-29
            E,e,DIRECT,1900-01-01,
            E,f,INTERN,2024-03-01,
            """);
    assertThat(rejected(facts, FactKind.EMPLOYMENTS))
        .containsExactly(
            "4 first_working_day NOT_A_DATE",
            "5 last_working_day ENDS_BEFORE_START",
            "6 first_working_day IMPOSSIBLE",
            "7 form UNKNOWN_CODE");
  }

  @Test
  void a_contract_entered_twice_is_a_duplicate_and_with_other_values_a_conflict()
      throws IOException {
    FactFolder facts =
        read(
            "contracts.csv",
            """
            employer,person,contract,kind,concluded_on,starts_on,ends_on
            E,a,c1,FIXED,2024-01-01,2024-01-01,2025-12-31
            E,a,c1,FIXED,2024-01-01,2024-01-01,2025-12-31
            E,a,c2,FIXED,2024-01-01,2024-01-01,2025-12-31
            E,b,c3,FIXED,2024-01-01,2024-01-01,
            """);
    assertThat(rejected(facts, FactKind.CONTRACTS))
        .containsExactly("3  DUPLICATE 2", "4  CONFLICT 2", "5 ends_on MISSING");
  }

  @Test
  void a_company_cannot_dispatch_to_itself_and_a_pair_counts_its_duplicate_once()
      throws IOException {
    FactFolder facts =
        read(
            "dispatch-workers.csv",
            "firm,user,person,starts_on\nD,D,p,2026-01-01\nD,U,p,2026-01-01\nD,U,p,2026-01-01\n");
    assertThat(rejected(facts, FactKind.DISPATCH))
        .containsExactly("2 user SAME_COMPANY", "4  DUPLICATE 3");
  }

  @Test
  void spreadsheets_write_gb18030_byte_order_marks_quotes_and_chinese_headings()
      throws IOException {
    String text = "单位,人员,月份,应发,实发,备注\nE,张三,2026年1月,\"12,000.00\",0,\"a,\nb\"\nE,x,1,1,1,1\n";
    Files.write(folder.resolve("wages.csv"), text.getBytes(Charset.forName("GB18030")));
    List<String> rows = new ArrayList<>();
    FactFolder facts = drained(FactFolder.read(folder, scratch, 1 << 20, Horizon.none()), rows);
    assertThat(rows).containsExactly("E/张三/0/wages.csv:2");
    assertThat(rejected(facts, FactKind.WAGES)).containsExactly("4 month NOT_A_MONTH");
    assertThat(facts.quality(FactKind.WAGES).orElseThrow().ignoredColumns()).containsExactly("备注");
    Files.writeString(folder.resolve("wages.csv"), "\uFEFF" + WAGES + "E,p,2026-01,1,1\n");
    assertThat(FactFolder.read(folder, scratch, 1 << 20, Horizon.none()).has(FactKind.WAGES))
        .isTrue();
  }

  @Test
  void a_header_without_a_required_column_or_with_one_twice_uses_nothing_of_the_file()
      throws IOException {
    assertThat(
            rejected(
                read("wages.csv", "employer,person,month,due\nE,p,2026-01,1\n"), FactKind.WAGES))
        .containsExactly("1 paid HEADER");
    FactFolder twice =
        read("wages.csv", "employer,person,month,due,paid,PAID\nE,p,2026-01,1,1,1\n");
    assertThat(rejected(twice, FactKind.WAGES)).containsExactly("1  HEADER");
    assertThat(twice.has(FactKind.WAGES)).isFalse();
    assertThat(rejected(read("wages.csv", ""), FactKind.WAGES)).containsExactly("1  HEADER");
  }

  @Test
  void an_open_quote_costs_only_the_rest_of_the_file() throws IOException {
    FactFolder facts =
        read("wages.csv", WAGES + "E,p,2026-01,1,1\nE,q,2026-01,\"1,1\n" + "x".repeat(200_000));
    assertThat(rejected(facts, FactKind.WAGES)).containsExactly("3  UNREADABLE_REST");
    assertThat(facts.quality(FactKind.WAGES).orElseThrow().used()).isEqualTo(1);
  }

  @Test
  void files_of_other_names_are_named_and_left_alone() throws IOException {
    Files.writeString(folder.resolve("lohn.csv"), "x");
    Files.writeString(folder.resolve("README.txt"), "x");
    FactFolder facts = read("wages.csv", WAGES + "E,p,2026-01,1,1\n");
    assertThat(facts.unknownFiles()).containsExactly("lohn.csv");
    assertThat(facts.has(FactKind.CONTRACTS)).isFalse();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(5);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void sorting_on_disk_gives_the_order_that_sorting_in_memory_gives(Seeded any) throws IOException {
    StringBuilder text = new StringBuilder(WAGES);
    for (int i = 0; i < 3000; i++) {
      text.append(
          "E%d,p%d,2026-%02d,1,1\n"
              .formatted(any.number(1, 9), any.number(1, 40), any.number(1, 12)));
    }
    Files.writeString(folder.resolve("wages.csv"), text);
    List<String> memory = new ArrayList<>();
    drained(FactFolder.read(folder, scratch, 1L << 30, Horizon.none()), memory);
    List<String> disk = new ArrayList<>();
    // So little that more runs arise than are merged at once.
    FactFolder spilled = FactFolder.read(folder, scratch, 12_000, Horizon.none());
    assertThat(scratch.toFile().list()).hasSizeGreaterThan(64);
    drained(spilled, disk);
    assertThat(disk).isEqualTo(memory).isNotEmpty();
    assertThat(scratch.toFile().list()).isEmpty();
  }
}
