package cn.laborproof.signing.organisation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a seal is suspended or cancelled: a choice and no free text, since events are public. */
public enum SealReason {
  /** Somebody else will keep it. */
  KEEPER_CHANGED,
  /** It may be in wrong hands. */
  OUT_OF_CONTROL,
  /** Name, inscription or certificate are no longer right. */
  DETAILS_CHANGED,
  /** The organisation no longer needs it or is wound up. */
  NO_LONGER_NEEDED;

  /** Stable name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of that name. */
  public static Optional<SealReason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
