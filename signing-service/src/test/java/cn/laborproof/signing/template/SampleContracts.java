package cn.laborproof.signing.template;

import java.util.HashMap;
import java.util.Map;

/** Contracts that tests start from. */
public final class SampleContracts {
  private SampleContracts() {}

  /** The general template as shipped. */
  public static ContractTemplate template() {
    return new Templates().newest("labour-contract-general");
  }

  /** A three-year contract without anything to remark. */
  public static Map<String, String> typed() {
    var values = new HashMap<String, String>();
    template()
        .fields()
        .forEach(field -> {
          if (field.preset() != null) {
            values.put(field.key(), field.preset());
          }
        });
    values.putAll(
        Map.of(
            "employer.name", "杭州明远机械有限公司",
            "employer.creditCode", "91350100M000100Y43",
            "employer.domicile", "浙江省杭州市西湖区文三路1号",
            "employer.legalRepresentative", "王芳",
            "worker.name", "李四",
            "worker.idNumber", "11010519491231002X",
            "worker.address", "浙江省杭州市拱墅区莫干山路2号",
            "worker.mobile", "13800000001"));
    values.putAll(
        Map.of(
            "term.start", "2026-12-01",
            "term.end", "2029-11-30",
            "term.probationMonths", "3",
            "work.post", "数控机床操作工",
            "work.duties", "操作数控车床，做好日常保养。",
            "work.place", "杭州市西湖区",
            "pay.monthly", "8000",
            "pay.probation", "7000",
            "insurance.place", "杭州市"));
    return values;
  }

  /** The same with some values changed; null removes one. */
  public static ContractData with(String... keysAndValues) {
    var values = typed();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    values.values().removeIf(java.util.Objects::isNull);
    return template().canonical(values);
  }
}
