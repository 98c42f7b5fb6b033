package cn.laborproof.signing.supervision.analysis;

import java.util.Map;

/** Published figures as a printed report names them. */
final class Indicators {
  private static final Map<String, String> CHINESE =
      Map.of(
          "GDP_GROWTH", "地区生产总值同比",
          "INDUSTRY_GROWTH", "规上工业增加值同比",
          "SECTOR_CLIMATE", "行业景气指数",
          "UNEMPLOYMENT_RATE", "调查失业率",
          "JOB_LOSS_RATE", "岗位流失率",
          "PROFIT_GROWTH", "企业利润同比");

  private Indicators() {}

  static String chinese(String indicator) {
    return CHINESE.getOrDefault(indicator, indicator);
  }

  static String unit(String indicator) {
    return indicator.equals("SECTOR_CLIMATE") ? "" : "%";
  }
}
