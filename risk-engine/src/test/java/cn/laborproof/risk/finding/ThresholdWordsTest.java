package cn.laborproof.risk.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdWordsTest {

  @ParameterizedTest
  @CsvSource({
    "at most 11 months, 最多 11 个月",
    "36 hours, 36 小时",
    "1 case, 1 件",
    "10 workers and 30000–100000 yuan, 10 人 且 30000–100000 元",
    "20 persons or 10 %, 20 人 或 10 %",
    "5 persons / 4 h, 5 人 / 4 小时",
    "5 persons / 50 characters per second, 5 人 / 50 字每秒",
    "minimum wage, 最低工资标准",
    "same 4 digits, 行政区划代码前 4 位相同",
    "> 2 months, > 2 个月",
    "2026-03-31, 2026-03-31",
    "10 %, 10 %"
  })
  void a_threshold_is_said_in_the_readers_language(String written, String chinese) {
    assertThat(ThresholdWords.of(written, Locale.CHINA)).isEqualTo(chinese);
    assertThat(ThresholdWords.of(written, Locale.ENGLISH)).isEqualTo(written);
  }
}
