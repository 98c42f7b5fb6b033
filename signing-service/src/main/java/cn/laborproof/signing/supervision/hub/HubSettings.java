package cn.laborproof.signing.supervision.hub;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the data hub ({@code laborproof.facts.*}).
 *
 * @param drop a folder that files of facts are laid into; unset: none is looked at
 * @param mostBytes the largest delivery, before it is read; larger exports come in several
 */
@ConfigurationProperties("laborproof.facts")
record HubSettings(@Nullable Path drop, @DefaultValue("256MB") DataSize mostBytes) {}
