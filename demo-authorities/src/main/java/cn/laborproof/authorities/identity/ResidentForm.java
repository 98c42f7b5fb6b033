package cn.laborproof.authorities.identity;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed into the form, and what is wrong with it.
 *
 * @param typed each field as typed, stripped
 * @param wrong key of a message for each field that cannot stand
 */
record ResidentForm(Map<String, String> typed, Map<String, String> wrong) {
  static final List<String> FIELDS = List.of("name", "idNumber", "card", "mobile");

  private static final String DEMO_REGION = "500199";
  private static final int LONGEST_NAME = 50;

  /** An empty form with a number of nobody filled in. */
  static ResidentForm fresh(SecureRandom random) {
    LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(12_000));
    String digits =
        DEMO_REGION + birth.toString().replace("-", "") + "%03d".formatted(random.nextInt(1, 1000));
    return new ResidentForm(Map.of("idNumber", digits + IdNumber.check(digits)), Map.of());
  }

  static ResidentForm read(Map<String, String> posted, LocalDate today) {
    Map<String, String> typed = new LinkedHashMap<>();
    FIELDS.forEach(field -> typed.put(field, posted.getOrDefault(field, "").strip()));
    typed.computeIfPresent("idNumber", (field, number) -> number.replace('x', 'X'));
    Map<String, String> wrong = new LinkedHashMap<>();
    String name = value(typed, "name");
    if (name.isEmpty()
        || name.codePointCount(0, name.length()) > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      wrong.put("name", "name.wrong");
    }
    if (!IdNumber.isValid(value(typed, "idNumber"), today)) {
      wrong.put("idNumber", "idNumber.wrong");
    }
    String card = value(typed, "card");
    if (!card.isEmpty() && !(card.matches("[0-9]{13,19}") && Luhn.isValid(card))) {
      wrong.put("card", "card.wrong");
    }
    if (!value(typed, "mobile").matches("|1[3-9][0-9]{9}")) {
      wrong.put("mobile", "mobile.wrong");
    }
    return new ResidentForm(typed, wrong);
  }

  /** The resident of a form with nothing wrong; card and mobile are made up if left empty. */
  Resident resident(SecureRandom random) {
    String card = value(typed, "card");
    if (card.isEmpty()) {
      String digits = "999999" + "%012d".formatted(random.nextLong(1_000_000_000_000L));
      card = digits + Luhn.check(digits);
    }
    String mobile = value(typed, "mobile");
    if (mobile.isEmpty()) {
      mobile = "1990" + "%07d".formatted(random.nextInt(10_000_000));
    }
    return new Resident(value(typed, "name"), value(typed, "idNumber"), card, mobile);
  }

  ResidentForm with(String field, String messageKey) {
    return new ResidentForm(typed, Map.of(field, messageKey));
  }

  String value(String field) {
    return value(typed, field);
  }

  private static String value(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "");
  }
}
