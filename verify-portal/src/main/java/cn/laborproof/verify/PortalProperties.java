package cn.laborproof.verify;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the portal is set up.
 *
 * @param trust folder of the trust bundle (trust.json and PEM files)
 * @param operator where the operator answers for references printed on paper
 * @param maximumFile larger files are refused before they are read
 * @param concurrentExaminations examinations at a time; each may take some hundred megabytes
 */
@ConfigurationProperties("portal")
@Validated
record PortalProperties(
    @NotNull Path trust,
    @NotNull URI operator,
    @DefaultValue("64MB") DataSize maximumFile,
    @DefaultValue("2") @Min(1) int concurrentExaminations) {}
