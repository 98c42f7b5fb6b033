package cn.laborproof.signing.evidence.fsck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives ledger, log, events and documents anew from raw files and rows, and compares them with
 * each other. Writes nothing.
 */
final class Fsck {

  private final LedgerSource ledger;
  private final LogArea log;
  private final EventsArea events;
  private final DocumentsArea documents;
  private final String origin;

  Fsck(
      LedgerSource ledger, LogArea log, EventsArea events, DocumentsArea documents, String origin) {
    this.ledger = ledger;
    this.log = log;
    this.events = events;
    this.documents = documents;
    this.origin = origin;
  }

  List<AreaReport> run() throws IOException {
    var reports = new ArrayList<AreaReport>();
    LedgerSource.Derived derived = ledger.derive();
    reports.add(derived.report());
    reports.add(log.check(derived.anchored(origin)));
    reports.add(events.check());
    reports.add(documents.check());
    return List.copyOf(reports);
  }
}
