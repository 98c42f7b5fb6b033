package cn.laborproof.signing.supervision.analysis;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** The parts of a report, by the notice that asks for it: state, major risks, factors, trends. */
enum Section {
  OVERVIEW("总体情况"),
  RISKS("主要风险"),
  FACTORS("变化与因素"),
  HANDLING("预警与处置"),
  OUTLOOK("形势与建议");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As printed. */
  String title() {
    return title;
  }

  static Section ofCode(String code) {
    return Arrays.stream(values())
        .filter(section -> section.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }
}
