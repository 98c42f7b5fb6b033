package cn.laborproof.signing.evidence.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log ({@code laborproof.log.*}).
 *
 * @param origin name of the log and of its key (C2SP tlog-checkpoint); never changes once the log
 *     has an entry
 * @param integrateEvery how often the sequencer looks for new entries when no commit wakes it
 * @param lease how long a sequencer that stopped renewing keeps others out
 * @param batch how many entries one checkpoint adds at most
 * @param sequencer whether this replica may sequence
 */
@ConfigurationProperties("laborproof.log")
public record LogProperties(
    @DefaultValue("demo.laborproof.cn/log") String origin,
    @DefaultValue("500ms") Duration integrateEvery,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("2000") int batch,
    @DefaultValue("true") boolean sequencer) {}
