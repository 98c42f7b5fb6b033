package cn.laborproof.signing.evidence.witness;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Witnesses of the log ({@code laborproof.witness.*}).
 *
 * @param ask the witnesses, each as {@code URL VKEY}: submission prefix and cosignature key
 * @param required how many of them the published trust bundle asks for
 * @param patience how long one question may take
 * @param retryEvery how often those that did not cosign the newest checkpoint are asked again
 */
@ConfigurationProperties("laborproof.witness")
record WitnessProperties(
    @DefaultValue List<String> ask,
    @DefaultValue("0") int required,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("15s") Duration retryEvery) {}
