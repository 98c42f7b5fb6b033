package cn.laborproof.signing.papers;

import cn.laborproof.document.sign.HttpTimestampAuthority;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.document.sign.TimestampAuthority;
import cn.laborproof.document.sign.TimestampToken;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;

/**
 * Takes time from the configured authorities and believes the roots of the trust bundle, read anew for each token: the bundle is
 * written while the application starts and may be renewed while it runs.
 */
final class TrustedTimestampAuthority implements TimestampAuthority {
  private final PapersProperties properties;
  private final Installation installation;
  private final SecureRandom random;

  TrustedTimestampAuthority(
      PapersProperties properties, Installation installation, SecureRandom random) {
    this.properties = properties;
    this.installation = installation;
    this.random = random;
  }

  @Override
  public TimestampToken timestamp(byte[] sha256) {
    try {
      TrustBundle trust = TrustBundle.load(installation.directory("trust"));
      return new HttpTimestampAuthority(
              authorities(), trust.rootsFor(RootUse.TSA), properties.timeout(), random)
          .timestamp(sha256);
    } catch (IOException e) {
      throw new SigningException.TimestampFailed("the trust bundle cannot be read", e);
    }
  }

  private List<URI> authorities() {
    return properties.timestampAuthorities().isEmpty()
        ? List.of(URI.create(installation.authoritiesUri() + "/tsa"))
        : properties.timestampAuthorities();
  }
}
