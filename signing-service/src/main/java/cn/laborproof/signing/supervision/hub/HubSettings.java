package cn.laborproof.signing.supervision.hub;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the data hub ({@code laborproof.facts.*}).
 *
 * @param mostBytes the largest delivery, before it is read; larger exports come in several
 */
@ConfigurationProperties("laborproof.facts")
record HubSettings(@DefaultValue("256MB") DataSize mostBytes) {}
