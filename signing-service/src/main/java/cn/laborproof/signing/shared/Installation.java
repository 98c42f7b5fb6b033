package cn.laborproof.signing.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation lives and how it presents itself ({@code laborproof.*}).
 *
 * @param data the directory everything is kept in; each module has its own sub-directory
 * @param shared where log, vault and store are kept when several replicas serve one installation: a
 *     directory all of them see. Unset for one process alone: the same as {@code data}
 * @param demo whether this is a demo: the band is shown, sign-in names and passwords stand on the
 *     login page
 * @param publicUri address people reach this service at, without a trailing slash
 * @param portalUri address of the verify portal, without a trailing slash
 * @param authoritiesUri address of the demo authorities (CA, TSA, identity, court), without a
 *     trailing slash
 */
@ConfigurationProperties("laborproof")
public record Installation(
    @DefaultValue("data") Path data,
    @Nullable Path shared,
    @DefaultValue("true") boolean demo,
    @DefaultValue("http://127.0.0.1:8080") URI publicUri,
    @DefaultValue("http://127.0.0.1:8081") URI portalUri,
    @DefaultValue("http://127.0.0.1:8082") URI authoritiesUri) {

  /** Makes the directories absolute, so that log lines and errors name one place. */
  public Installation {
    data = data.toAbsolutePath().normalize();
    shared = shared == null ? data : shared.toAbsolutePath().normalize();
  }

  @Override
  public Path shared() {
    return Objects.requireNonNull(shared);
  }

  /** A sub-directory of the data directory; not created by this call. */
  public Path directory(String name) {
    return data.resolve(name);
  }

  /** A sub-directory of what all replicas share; not created by this call. */
  public Path sharedDirectory(String name) {
    return shared().resolve(name);
  }
}
