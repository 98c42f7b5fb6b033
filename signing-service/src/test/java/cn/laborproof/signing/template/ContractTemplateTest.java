package cn.laborproof.signing.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ContractTemplateTest {
  private final ContractTemplate template = SampleContracts.template();

  @Test
  void serves_each_of_the_nine_clauses_of_article_17() {
    assertThat(template.sections().stream().mapToInt(TemplateSection::clause))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
  }

  @Test
  void has_both_languages_for_every_word_of_the_form() {
    assertThat(template.fields())
        .allSatisfy(field -> {
          assertThat(field.label().zh()).isNotBlank();
          assertThat(field.label().en()).isNotBlank();
        });
  }

  @Test
  void prints_every_value_where_the_data_says_it_does() {
    ContractText text = template.write(SampleContracts.with("other.terms", "第一项\n第二项"));
    String pages =
        String.join(
            "\n",
            text.sections().stream()
                .flatMap(s -> s.paragraphs().stream())
                .map(ContractText.Paragraph::plain)
                .toList());

    assertThat(text.printed().values().stream().flatMap(v -> v.stream())).allMatch(pages::contains);
    assertThat(text.printed())
        .containsEntry("term.start", java.util.List.of("2026年12月1日"))
        .containsEntry("pay.monthly", java.util.List.of("8,000.00"))
        .containsEntry("other.terms", java.util.List.of("第一项", "第二项"));
  }

  @Test
  void asks_only_for_what_the_kind_of_term_needs() {
    assertThat(template.defects(SampleContracts.with("term.kind", "OPEN_ENDED", "term.end", null)))
        .isEmpty();
    assertThat(template.defects(SampleContracts.with("term.kind", "TASK")))
        .containsOnlyKeys("term.task")
        .containsValue(FieldDefect.MISSING);
  }

  @Test
  void names_each_value_that_is_not_of_its_type() {
    ContractData data =
        SampleContracts.with(
            "term.start",
            "2026-02-30",
            "pay.monthly",
            "八千",
            "worker.idNumber",
            "1",
            "worker.mobile",
            "123");

    assertThat(template.defects(data))
        .containsEntry("term.start", FieldDefect.DATE)
        .containsEntry("pay.monthly", FieldDefect.MONEY)
        .containsEntry("worker.idNumber", FieldDefect.IDENTITY_NUMBER)
        .containsEntry("worker.mobile", FieldDefect.MOBILE);
    assertThatIllegalArgumentException().isThrownBy(() -> template.write(data));
  }

  @Test
  void shows_the_key_facts_a_worker_looks_for_first() {
    assertThat(template.write(SampleContracts.with()).facts())
        .extracting(fact -> fact.label().zh())
        .containsExactly("用人单位", "岗位", "工作地点", "期限", "试用期", "工资", "工时", "社会保险");
  }
}
