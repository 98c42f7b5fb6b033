package cn.laborproof.signing.supervision.hub;

import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.StreamId;
import java.util.UUID;

/** What the evidence says of full scans: numbers and digests, no employer. */
final class ScanEvents {

  private ScanEvents() {}

  static StreamId stream(UUID scan) {
    return new StreamId("night-scan", scan);
  }

  static EventDraft event(NightScan scan, String what) {
    return EventDraft.of(stream(scan.id()), "night-scan." + what)
        .fact("region", scan.region())
        .fact("day", scan.day().toString());
  }
}
