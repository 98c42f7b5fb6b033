package cn.laborproof.signing.organisation;

import cn.laborproof.signing.organisation.domain.SealHead;
import java.util.Optional;

/**
 * The register where seals are filed (备案). Implementations MUST give the same seal the same number
 * again.
 */
interface SealRegistry {
  /**
   * Files a seal that is made.
   *
   * @return the number, or empty where the organisation files it elsewhere and tells us the number
   *     it got
   */
  Optional<String> file(SealHead seal, Organisation organisation);
}
