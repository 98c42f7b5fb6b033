package cn.laborproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedDataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8000    | 月工资 8000 元            | true",
        "8000    | 月工资8000元              | true",
        "8000    | 月工资 18000 元           | false",
        "8000    | 月工资 80001 元           | false",
        "8000    | 月工资 8000.50 元         | false",
        "8000    | 月工资 1,8000 元          | false",
        "8000    | 2026 8000 5               | true",
        "8000    | 18000 元，试用期 8000。   | true",
        "8000    | 工资为8000.其余另议       | true",
        "8,000.00| 工资 8,000.00 元          | true",
        "三千元  | 人民币三千元整            | true",
        "三千元  | 人民币三 千 元整          | true",
        "12个月  | 112个月                   | false",
        "张三    | 张三丰                    | true"
      })
  void a_number_is_printed_only_as_a_whole(String printed, String page, boolean shown) {
    DocumentData data = data(printed);
    assertThat(new PrintedData(List.of(page)).missing(data).isEmpty()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"8000,月工资 80,00 元,true", "8000,月工资 1,8000 元,true"})
  void the_end_of_a_page_ends_a_number(String printed, String first, String second, boolean shown) {
    DocumentData data = data(printed);
    assertThat(new PrintedData(List.of(first, second)).missing(data).isEmpty()).isEqualTo(shown);
  }

  private static DocumentData data(String printed) {
    return new DocumentData(
        new DocumentKind("labour-contract"),
        "labour-contract-general/1",
        List.of(new DataField("wage", "v", List.of(printed))));
  }
}
