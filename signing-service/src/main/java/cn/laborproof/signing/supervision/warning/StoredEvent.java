package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.WarningEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event with what the rules do not look at.
 *
 * @param event the event
 * @param person who acted
 * @param personName how pages name them
 * @param basis what it rests on, for example the rule of a finding
 * @param note what they wrote, sealed
 * @param bodies codes of those asked to take part
 * @param recordedAt when it came to be known here
 */
record StoredEvent(
    WarningEvent event,
    UUID person,
    String personName,
    Optional<String> basis,
    byte[] note,
    List<String> bodies,
    Instant recordedAt) {}
