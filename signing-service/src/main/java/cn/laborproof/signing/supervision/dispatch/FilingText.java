package cn.laborproof.signing.supervision.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a firm says of a year, as it typed it (劳务派遣行政许可实施办法 22); a draft may hold anything. Words
 * about a firm, not about persons.
 *
 * @param licence number of its licence
 * @param business {@code yes} or {@code no}: whether it dispatched anybody that year
 * @param operations how the year went
 * @param revenue of dispatch, in yuan; blank where not stated
 * @param auditor who audited; blank where not stated
 * @param workers people dispatched at the end of the year
 * @param contracts written labour contracts with them
 * @param unionMembers of them in a union
 * @param payTotal pay of the year in yuan
 * @param pay whether it was paid in full and in time
 * @param insured of them insured
 * @param insurance for which insurance and where
 * @param units a line for each user unit: name, workers, posts, term
 * @param agreements dispatch agreements, and whether user units keep them
 * @param disputes how many there were
 * @param disputesHow how they ended
 * @param outlets branches and subsidiaries; blank where there are none
 */
record FilingText(
    @Nullable String licence,
    @Nullable String business,
    @Nullable String operations,
    @Nullable String revenue,
    @Nullable String auditor,
    @Nullable String workers,
    @Nullable String contracts,
    @Nullable String unionMembers,
    @Nullable String payTotal,
    @Nullable String pay,
    @Nullable String insured,
    @Nullable String insurance,
    @Nullable String units,
    @Nullable String agreements,
    @Nullable String disputes,
    @Nullable String disputesHow,
    @Nullable String outlets) {

  /** Fields in the order of the form. */
  static final List<String> FIELDS =
      List.of(
          "licence",
          "business",
          "operations",
          "revenue",
          "auditor",
          "workers",
          "contracts",
          "unionMembers",
          "payTotal",
          "pay",
          "insured",
          "insurance",
          "units",
          "agreements",
          "disputes",
          "disputesHow",
          "outlets");

  /** A field; blank where nothing was typed. */
  public String field(String name) {
    return Objects.requireNonNull(said().get(name), name);
  }

  /** All fields by name, without blanks around, in the order of the form. */
  public Map<String, String> said() {
    String[] typed = {
      text(licence),
      text(business),
      text(operations),
      text(revenue),
      text(auditor),
      text(workers),
      text(contracts),
      text(unionMembers),
      text(payTotal),
      text(pay),
      text(insured),
      text(insurance),
      text(units),
      text(agreements),
      text(disputes),
      text(disputesHow),
      text(outlets)
    };
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < typed.length; i++) {
      fields.put(FIELDS.get(i), typed[i]);
    }
    return fields;
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }
}
