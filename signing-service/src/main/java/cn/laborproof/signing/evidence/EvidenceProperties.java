package cn.laborproof.signing.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How acts outside the database are watched ({@code laborproof.evidence.*}).
 *
 * @param intentTimeout after this an intended act without a result counts as interrupted; longer
 *     than any outside call may take
 */
@ConfigurationProperties("laborproof.evidence")
record EvidenceProperties(@DefaultValue("90s") Duration intentTimeout) {}
