package cn.laborproof.risk.judge;

import cn.laborproof.risk.judge.Conduct.Scope;
import cn.laborproof.testkit.Seeded;

/** A company of the population. */
record Company(String key, String name, String region) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** With a unified social credit code whose check character is right (GB 32100). */
  static Company any(Seeded any, String business) {
    String region = any.pick("330106", "330203", "310115", "320505", "440306", "500107", "370202");
    StringBuilder code = new StringBuilder("91").append(region).append("MA");
    while (code.length() < 17) {
      code.append(ALPHABET.charAt(any.number(0, ALPHABET.length() - 1)));
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    code.append(ALPHABET.charAt((31 - sum % 31) % 31));
    String name =
        any.pick("宏达", "顺成", "华泰", "众诚", "锦江", "永盛", "博远", "鑫源")
            + any.pick("", "兴", "益", "达")
            + business;
    return new Company(code.toString(), name + any.pick("有限公司", "有限责任公司", "股份有限公司"), region);
  }

  /** The registered scope for one code that is outsourced. */
  static String scope(Scope scope, String service, Seeded any) {
    return switch (scope) {
      case FITS -> any.onceIn(3) ? service + ";" + any.pick("F5299", "L7299", "M7519") : service;
      case HUMAN_RESOURCES -> any.pick("L7263", "L7262;L7263", "L7263;L7269", "L7262");
      case PADDED ->
          "L7263;" + service + ";" + any.pick("O8211", "G5990", "L7299", "K7020") + ";L7262";
      case OTHER -> any.pick("F5299", "L7299;L7251", "F5191;M7519");
    };
  }
}
