package cn.laborproof.signing.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How evidence is kept ({@code laborproof.evidence.*}).
 *
 * @param origin name of the log and of its key (C2SP tlog-checkpoint); never changes once the log
 *     has an entry
 * @param intentTimeout after this an intended act without a result counts as interrupted; longer
 *     than any outside call may take
 * @param integrateEvery how often the sequencer looks for new entries when no commit wakes it
 * @param lease how long a sequencer that stopped renewing keeps others out
 * @param heartbeat how long receipts and court heads wait for a business anchor to ride on
 * @param court whether a court chain is configured
 */
@ConfigurationProperties("laborproof.evidence")
record EvidenceProperties(
    @DefaultValue("demo.laborproof.cn/log") String origin,
    @DefaultValue("90s") Duration intentTimeout,
    @DefaultValue("500ms") Duration integrateEvery,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("6h") Duration heartbeat,
    @DefaultValue("true") boolean court) {}
