package cn.laborproof.risk.warning;

import java.util.Optional;

/** Whose word is needed: an administrative level, by the digits its GB/T 2260 code has. */
public enum Tier {
  /** 乡镇、街道. */
  TOWNSHIP(9),
  /** 区县. */
  COUNTY(6),
  /** 市. */
  CITY(4),
  /** 省、自治区、直辖市. */
  PROVINCE(2);

  private final int digits;

  Tier(int digits) {
    this.digits = digits;
  }

  /** How many leading digits of a division code name a division of this level. */
  public int digits() {
    return digits;
  }

  /** The next level up; empty at the top. */
  public Optional<Tier> above() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1])
        : Optional.empty();
  }

  /** The level of an office that looks after this region. */
  public static Tier of(String region) {
    if (region.length() <= PROVINCE.digits) {
      return PROVINCE;
    }
    if (region.length() <= CITY.digits) {
      return CITY;
    }
    return region.length() <= COUNTY.digits ? COUNTY : TOWNSHIP;
  }

  /** Whether an office of this level may do what {@code other} is to do. */
  public boolean atLeast(Tier other) {
    return compareTo(other) >= 0;
  }
}
