package cn.laborproof.signing.supervision.warning;

import cn.laborproof.document.DocumentKind;
import cn.laborproof.risk.warning.Tier;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A document that a labour office seals about a warning.
 *
 * @param id identifier, also of its evidence stream {@code warning-paper/<id>}
 * @param office who seals it
 * @param region of the warning
 * @param warning what it is about
 * @param kind information form or notice
 * @param reference as printed in the foot
 * @param officeName registered name of the office, the common name of its seal
 * @param employerCode 统一社会信用代码 of whom it is about
 * @param employerName registered name
 * @param state where it stands
 * @param document the newest file
 * @param made when and by whom it was frozen
 * @param origin whose warning it is about and who wrote it; empty for papers from before
 * @param sealedAt when the seal was on it, archived and examined
 * @param withdrawnAt when it was taken back before that
 * @param delivery to whose pages the sealed notice was delivered
 */
record WarningPaper(
    UUID id,
    UUID office,
    String region,
    UUID warning,
    Kind kind,
    String reference,
    String officeName,
    String employerCode,
    String employerName,
    State state,
    Paper document,
    Made made,
    Optional<Origin> origin,
    Optional<Instant> sealedAt,
    Optional<Instant> withdrawnAt,
    Optional<Delivery> delivery) {

  /** What it is. */
  enum Kind {
    /** 劳动关系领域风险监测预警信息表, by which the office reports upward. */
    INFORMATION(DocumentKind.WARNING_INFORMATION),
    /** 劳动关系风险预警通知书, served on the enterprise. */
    NOTICE(DocumentKind.WARNING_NOTICE),
    /** 三方会商研判纪要: what the three parties found, and who handles what by when. */
    MINUTES(DocumentKind.WARNING_MINUTES);

    private final DocumentKind document;

    Kind(DocumentKind document) {
      this.document = document;
    }

    /** The code of the signing profile, also the name of the template. */
    DocumentKind document() {
      return document;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
    }
  }

  /** Where it stands. */
  enum State {
    /** Waits for the seal. */
    FROZEN,
    /** Sealed, archived, found in order. */
    SEALED,
    /** Taken back before it was sealed. */
    WITHDRAWN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** When it was frozen, and by whom. */
  record Made(Instant at, String by) {}

  /**
   * Where it comes from.
   *
   * @param warningOffice whose warning it is about
   * @param author who wrote it
   * @param tier the administrative level of the author's office
   */
  record Origin(UUID warningOffice, UUID author, Tier tier) {}

  /** To which organisation it was delivered, and when. */
  record Delivery(UUID employer, Instant at) {}

  /** How people name it. */
  String number() {
    return number(id);
  }

  /** How people name the paper of an identifier. */
  static String number(UUID id) {
    return "YJ-" + id.toString().substring(24).toUpperCase(Locale.ROOT);
  }
}
