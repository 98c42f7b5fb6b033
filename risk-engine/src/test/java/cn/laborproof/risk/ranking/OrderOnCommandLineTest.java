package cn.laborproof.risk.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.Seeded;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a folder of facts to a model, and from a model to a table of employers. */
class OrderOnCommandLineTest {

  private static final int EMPLOYERS = 120;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Main main =
      new Main(
          Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneId.of("Asia/Shanghai")),
          new PrintStream(said, true, StandardCharsets.UTF_8));

  @TempDir Path facts;
  @TempDir Path elsewhere;
  private Path model;
  private Path out;

  @BeforeEach
  void files() {
    model = elsewhere.resolve("order.model");
    out = elsewhere.resolve("order.csv");
  }

  @Test
  void whoever_pays_late_stands_before_others_with_reasons_in_two_languages() throws IOException {
    city(EMPLOYERS);
    assertThat(learn()).isZero();
    assertThat(Files.readString(model))
        .startsWith("# An order of looking")
        .contains("test.learned.auc=", "weight.late-wages.weight=")
        .doesNotContain("E-0");
    assertThat(order()).as(said()).isZero();
    List<List<String>> rows = table();
    assertThat(rows.getFirst()).isEqualTo(OrderFile.HEAD);
    assertThat(rows.subList(1, rows.size()))
        .hasSize(EMPLOYERS)
        .extracting(row -> Integer.parseInt(row.getFirst()))
        .isEqualTo(IntStream.rangeClosed(1, EMPLOYERS).boxed().toList());
    // Every fourth pays late: E-000, E-004, …
    assertThat(rows.subList(1, 21))
        .allMatch(row -> Integer.parseInt(row.get(1).substring(2)) % 4 == 0);
    List<String> first = rows.get(1);
    assertThat(first.get(2)).isEqualTo("'=单位");
    assertThat(first.get(3)).isEqualTo("330106");
    assertThat(first.get(6)).contains("Wages late or short, last 12 months: ", " (usually ");
    assertThat(first.get(7)).contains("近十二个月工资迟发或少发占比");
    assertThat(first.get(8)).contains("late-wages ");
    assertThat(rows.getLast().get(6)).doesNotContain("Wages late");
    assertThat(elsewhere.toFile().list()).containsExactlyInAnyOrder("order.model", "order.csv");
  }

  @Test
  void the_same_facts_give_the_same_bytes_and_later_ones_change_nothing() throws IOException {
    city(EMPLOYERS);
    learn();
    order();
    byte[] learned = Files.readAllBytes(model);
    byte[] ordered = Files.readAllBytes(out);
    add("complaints", "late,E-001,2026-11-23,WAGE", "later,E-002,2027-01-01,WAGE");
    add("wages", "E-001,p,2027-01,5000,0");
    learn();
    order();
    assertThat(Files.readAllBytes(model)).isEqualTo(learned);
    assertThat(Files.readAllBytes(out)).isEqualTo(ordered);
  }

  @Test
  void with_too_few_disputes_nothing_is_written() throws IOException {
    city(8);
    assertThat(learn()).isEqualTo(65);
    assertThat(said()).contains("at least 50 and 10 are needed");
    assertThat(model).doesNotExist();
    assertThat(elsewhere.toFile().list()).isEmpty();
  }

  @Test
  void neither_facts_nor_the_model_are_written_over() throws IOException {
    city(EMPLOYERS);
    learn();
    byte[] learned = Files.readAllBytes(model);
    Path known = model;
    for (String name : List.of("wages.csv", "employers.csv")) {
      Path file = facts.resolve(name);
      byte[] before = Files.readAllBytes(file);
      out = file;
      assertThat(order()).as(name).isEqualTo(74);
      model = file;
      assertThat(learn()).as(name).isEqualTo(74);
      model = known;
      assertThat(file).hasBinaryContent(before);
    }
    out = model;
    assertThat(order()).isEqualTo(74);
    assertThat(said()).contains("is a file of facts", "is the model");
    assertThat(model).hasBinaryContent(learned);
  }

  @Test
  void a_table_or_a_book_is_no_model() throws IOException {
    city(8);
    Files.write(model, new byte[] {'P', 'K', 3, 4, (byte) 0xff, (byte) 0xfe});
    assertThat(order()).isEqualTo(66);
    assertThat(said()).contains("it is not UTF-8 text");
    Files.write(model, new byte[70_000]);
    assertThat(order()).isEqualTo(66);
    assertThat(said()).contains("it is too large");
  }

  @Test
  void a_model_is_read_back_as_it_was_learned() throws Exception {
    var learned =
        new RankingModel(
            -1.234567,
            List.of(
                new RankingModel.Weight(Feature.LATE_WAGES, 0.000001, 0.25, 0.5),
                new RankingModel.Weight(Feature.SIZE, 2.5, 1, -0.125)));
    var evaluation = new Evaluation(10, 2, 0.75, 0.125, 1, 1, List.of());
    LocalDate day = LocalDate.of(2024, 2, 29);
    Files.write(
        model,
        ModelFile.lines(
            new RankingStudy.Learned(
                List.of(day.minusYears(1)),
                day.minusMonths(6),
                6,
                1,
                100,
                50,
                learned,
                evaluation,
                evaluation,
                evaluation),
            day));
    assertThat(ModelFile.read(model)).isEqualTo(new ModelFile.Kept(day, learned));
  }

  @ParameterizedTest
  @CsvSource({
    "weight.late-wages.weight=, weight.late-wages.weight=-, below 0",
    "weight.late-wages.spread=, weight.late-wages.spread=-, not above 0",
    "intercept=, intercept=NaN, intercept is no number",
    "intercept=, offset=, 'offset, which nothing'",
    "weight.late-wages.usual=, weight.birth-year.usual=, 'weight.birth-year.usual, which nothing'",
    "form=laborproof/order-model/v1, {}, does not say form",
    "learned-as-of=2026, learned-as-of=26, is no date"
  })
  void a_file_that_no_learning_wrote_is_refused(String there, String instead, String why)
      throws IOException {
    city(EMPLOYERS);
    learn();
    Files.writeString(model, Files.readString(model).replace(there, instead));
    assertThat(order()).isEqualTo(66);
    assertThat(said()).contains("is no model", why);
    assertThat(out).doesNotExist();
  }

  @Test
  void a_model_that_knows_what_came_after_is_refused() throws IOException {
    city(EMPLOYERS);
    learn();
    assertThat(
            run(
                "--facts",
                facts.toString(),
                "--ranking",
                model.toString(),
                "--out",
                out.toString(),
                "--as-of",
                "2026-11-21"))
        .isEqualTo(64);
    assertThat(said()).contains("it knows what came after");
    assertThat(out).doesNotExist();
  }

  @Test
  void exit_codes_say_what_went_wrong() throws IOException {
    String folder = facts.toString();
    assertThat(run()).isEqualTo(64);
    assertThat(run("--facts", folder, "--ranking", model.toString())).isEqualTo(64);
    assertThat(run("--facts", folder, "--learn", model.toString(), "--out", "x")).isEqualTo(64);
    assertThat(run("--facts", folder, "--learn", model.toString(), "--strict")).isEqualTo(64);
    assertThat(run("--facts", folder, "--learn", model.toString(), "--as-of", "2026-02-29"))
        .isEqualTo(64);
    assertThat(order()).isEqualTo(66);
    assertThat(learn()).as("no facts").isEqualTo(66);
    assertThat(run("--facts", folder + "/none", "--learn", model.toString())).isEqualTo(66);
    assertThat(run("--facts", folder, "--learn", elsewhere + "/no/model")).isEqualTo(74);
    assertThat(model).doesNotExist();
  }

  @Test
  void every_feature_has_words_in_both_languages() {
    for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      for (Feature feature : Feature.values()) {
        assertThat(OrderFile.words(language).getString("feature." + feature.code())).isNotBlank();
      }
    }
  }

  private int learn() {
    return run("--facts", facts.toString(), "--learn", model.toString());
  }

  private int order() {
    return run("--facts", facts.toString(), "--ranking", model.toString(), "--out", out.toString());
  }

  private int run(String... arguments) {
    return main.run(List.of(arguments));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private List<List<String>> table() throws IOException {
    String text = Files.readString(out);
    assertThat(text).startsWith("\uFEFF");
    List<List<String>> rows = new ArrayList<>();
    try (var csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      csv.forEach(record -> rows.add(record.getFields()));
    }
    return rows;
  }

  private void add(String kind, String... lines) throws IOException {
    Files.write(
        facts.resolve(kind + ".csv"), List.of(lines), java.nio.file.StandardOpenOption.APPEND);
  }

  /** Every fourth employer pays late, and is complained about more often. */
  private void city(int employers) throws IOException {
    Seeded any = Seeded.of(58);
    List<String> seats = new ArrayList<>(List.of("employer,name,region"));
    List<String> staff = new ArrayList<>(List.of("employer,person,form,first_working_day"));
    List<String> wages = new ArrayList<>(List.of("employer,person,month,due,paid"));
    List<String> complaints = new ArrayList<>(List.of("complaint,employer,filed_on,kind"));
    for (int i = 0; i < employers; i++) {
      String id = "E-%03d".formatted(i);
      boolean late = i % 4 == 0;
      seats.add(id + ",=单位,330106");
      staff.add(id + ",p,DIRECT,2020-01-06");
      for (YearMonth month = YearMonth.of(2023, 1);
          month.isBefore(YearMonth.of(2026, 11));
          month = month.plusMonths(1)) {
        boolean unpaid = late ? !any.onceIn(3) : any.onceIn(20);
        wages.add(id + ",p," + month + ",5000," + (unpaid ? "100" : "5000"));
        if (any.onceIn(late ? 6 : 100)) {
          complaints.add(id + "-" + month + "," + id + "," + month.atDay(9) + ",WAGE");
        }
      }
    }
    Files.write(facts.resolve("employers.csv"), seats);
    Files.write(facts.resolve("employments.csv"), staff);
    Files.write(facts.resolve("wages.csv"), wages);
    Files.write(facts.resolve("complaints.csv"), complaints);
  }
}
