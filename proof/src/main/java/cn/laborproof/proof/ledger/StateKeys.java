package cn.laborproof.proof.ledger;

import cn.laborproof.proof.court.EvidenceNumber;

/**
 * The keys of the ledger's state. Every variable part that may hold a slash is followed only by
 * parts that may not, so two different things never share a key.
 */
final class StateKeys {

  private StateKeys() {}

  static String checkpoint(String origin, long size) {
    return "checkpoint/" + origin + "/" + size;
  }

  static String head(String origin) {
    return "head/" + origin;
  }

  static String receipt(String origin, long size) {
    return "receipt/" + origin + "/" + size;
  }

  static String evidence(KeySubject court, EvidenceNumber number) {
    return "evidence/" + court.text() + "/" + number;
  }

  static String signingKey(KeySubject subject) {
    return "key/" + subject.text();
  }

  static String approval(KeySubject subject, long sequence, Institution institution) {
    return "approval/" + subject.text() + "/" + sequence + "/" + institution.id();
  }
}
