package cn.laborproof.authorities.identity;

import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;

/**
 * One entry of the register.
 *
 * @param name as written on the identity card
 * @param idNumber 18 characters, GB 11643
 * @param card number of a bank card of this person
 * @param mobile number the bank knows
 */
record Resident(String name, String idNumber, String card, String mobile) {
  static Resident read(JsonFields fields) {
    Resident resident =
        new Resident(
            fields.string("name"),
            fields.string("idNumber"),
            fields.string("card"),
            fields.string("mobile"));
    fields.end();
    return resident;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("name", name)
        .put("idNumber", idNumber)
        .put("card", card)
        .put("mobile", mobile)
        .build();
  }

  /** Never a person's data. */
  @Override
  public String toString() {
    return "Resident[…]";
  }
}
