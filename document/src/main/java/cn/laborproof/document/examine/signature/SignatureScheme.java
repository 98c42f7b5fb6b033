package cn.laborproof.document.examine.signature;

import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * How a signature value was computed.
 *
 * @param name as {@link java.security.Signature#getInstance(String)} takes it
 * @param pss parameters of RSASSA-PSS; empty for every other scheme
 */
public record SignatureScheme(String name, Optional<PSSParameterSpec> pss) {
  static SignatureScheme plain(String name) {
    return new SignatureScheme(name, Optional.empty());
  }
}
