package cn.laborproof.risk.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.risk.roster.RosterLine.Bad;
import cn.laborproof.risk.roster.RosterLine.Good;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterReaderTest {

  private static final String HEADER = "姓名,身份证号,用工形式,用工之日,月工资,离职日期\n";
  private static final String GOOD = "张三,110100199001010010,劳动合同,2026-03-02,8400.50,\n";

  @Test
  void keeps_good_rows_and_lists_bad_ones() throws IOException {
    List<RosterLine> lines = read(HEADER + "李四,,劳动合同,2026-03-02,1,\n" + GOOD);

    assertThat(lines)
        .containsExactly(
            new Bad(2, "identity_number", RosterLine.Reason.MISSING),
            new Good(
                3,
                "张三",
                "110100199001010010",
                EmploymentForm.DIRECT,
                LocalDate.of(2026, 3, 2),
                Optional.of(new Money(840050)),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026/3/2", "2026.03.02", "2026年3月2日", "2026-3-2"})
  void reads_dates_as_people_write_them(String date) throws IOException {
    assertThat(read(HEADER + GOOD.replace("2026-03-02", date)).getFirst()).isInstanceOf(Good.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-02-30, NOT_A_DATE",
    "2026-03-02, 03/02/2026, NOT_A_DATE",
    "8400.50, 8400.505, NOT_AN_AMOUNT",
    "8400.50, -1, NOT_AN_AMOUNT",
    "8400.50, 1e999999999, NOT_AN_AMOUNT",
    "8400.50, 很多, NOT_AN_AMOUNT",
    "劳动合同, 朋友帮忙, UNKNOWN_FORM",
    "110100199001010010, 123, IDENTITY_NUMBER"
  })
  void names_the_column_and_the_reason(String from, String to, RosterLine.Reason reason)
      throws IOException {
    assertThat(read(HEADER + GOOD.replace(from, to)).getFirst())
        .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }

  @Test
  void lists_the_same_person_entered_twice() throws IOException {
    assertThat(read(HEADER + GOOD + GOOD).getLast())
        .isEqualTo(new Bad(3, "identity_number", RosterLine.Reason.DUPLICATE));
  }

  @Test
  void lists_a_leaving_day_before_the_first_day() throws IOException {
    assertThat(read(HEADER + GOOD.replace("8400.50,", "8400.50,2026-03-01")).getFirst())
        .isEqualTo(new Bad(2, "last_working_day", RosterLine.Reason.ENDS_BEFORE_START));
  }

  @Test
  void lists_a_line_with_too_few_columns_and_goes_on() throws IOException {
    assertThat(read(HEADER + "张三,1\n" + GOOD)).hasSize(2).last().isInstanceOf(Good.class);
  }

  @Test
  void reads_what_spreadsheet_programs_write_in_gb18030_and_with_a_byte_order_mark()
      throws IOException {
    assertThat(read((HEADER + GOOD).getBytes(Charset.forName("GB18030"))).getFirst())
        .isInstanceOfSatisfying(Good.class, good -> assertThat(good.name()).isEqualTo("张三"));
    assertThat(read(("\uFEFF" + HEADER + GOOD).getBytes(StandardCharsets.UTF_8)).getFirst())
        .isInstanceOf(Good.class);
  }

  @Test
  void understands_english_headings() throws IOException {
    String text =
        "name,identity_number,form,first_working_day\n张三,110100199001010010,DIRECT,2026-03-02\n";
    assertThat(read(text).getFirst()).isInstanceOf(Good.class);
  }

  @Test
  void refuses_a_file_that_is_no_roster() {
    assertThatExceptionOfType(RosterException.class)
        .isThrownBy(() -> read("a,b\n1,2\n"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(RosterException.Reason.COLUMN_MISSING));
    assertThatExceptionOfType(RosterException.class)
        .isThrownBy(() -> read(""))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(RosterException.Reason.EMPTY));
    assertThatExceptionOfType(RosterException.class)
        .isThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0}))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(RosterException.Reason.NOT_TEXT));
    assertThatExceptionOfType(RosterException.class)
        .isThrownBy(() -> read(HEADER.replace("姓名", "姓名,姓名") + GOOD))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(RosterException.Reason.COLUMN_TWICE));
  }

  private static List<RosterLine> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<RosterLine> read(byte[] bytes) throws IOException {
    List<RosterLine> lines = new ArrayList<>();
    new RosterReader(number -> number.length() == 18)
        .read(new ByteArrayInputStream(bytes), lines::add);
    return lines;
  }
}
