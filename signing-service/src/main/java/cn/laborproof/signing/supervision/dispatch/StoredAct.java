package cn.laborproof.signing.supervision.dispatch;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something an official did about a verification or an approval.
 *
 * @param id what makes a second press of the same button the same act
 * @param seq its place, from 0
 * @param kind stable name
 * @param person who did it
 * @param personName how pages name them
 * @param content what it carries besides words: days and counts, as text
 * @param note what they wrote, sealed
 */
record StoredAct(
    UUID id,
    int seq,
    String kind,
    UUID person,
    String personName,
    Map<String, String> content,
    byte[] note,
    Instant recordedAt) {
  StoredAct {
    content = Map.copyOf(content);
  }
}
