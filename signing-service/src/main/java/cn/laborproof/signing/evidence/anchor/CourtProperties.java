package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.court.CourtSettings;
import cn.laborproof.gateway.court.CourtSettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A court with an API over HTTPS ({@code laborproof.court.*}); meaning and bounds of each member
 * are those of {@link CourtSettings}.
 *
 * @param address chooses this way when it is there
 */
@ConfigurationProperties("laborproof.court")
public record CourtProperties(
    @DefaultValue("") String address,
    @Nullable Path keyStore,
    @Nullable Path keyStorePasswordFile,
    @Nullable Path certificate,
    @Nullable Path certificateKey,
    @Nullable Path roots,
    @Nullable Path signingKey,
    @DefaultValue("") String keyId,
    @Nullable Path trust,
    @Nullable Path mapping,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("16KB") DataSize answerLimit) {

  CourtSettings settings() throws CourtSettingsException {
    return new CourtSettings(
        address,
        CourtSettings.Identity.of(
            Optional.ofNullable(keyStore),
            Optional.ofNullable(keyStorePasswordFile),
            Optional.ofNullable(certificate),
            Optional.ofNullable(certificateKey)),
        CourtSettings.required("roots", Optional.ofNullable(roots)),
        CourtSettings.required("signing-key", Optional.ofNullable(signingKey)),
        keyId,
        CourtSettings.required("trust", Optional.ofNullable(trust)),
        Optional.ofNullable(mapping),
        patience,
        Math.toIntExact(Math.min(answerLimit.toBytes(), Integer.MAX_VALUE)));
  }
}
