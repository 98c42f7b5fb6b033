package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Revocation answers between signature and archive; certificates name people, so they lie under the
 * person's key.
 */
@Component
final class KeptMaterial {
  private static final String PURPOSE = "signature.material";

  private final PersonalVault vault;
  private final JsonMapper json;

  KeptMaterial(PersonalVault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  private record Written(List<byte[]> certificates, List<byte[]> ocsp, List<byte[]> crls) {}

  byte[] seal(PersonalScope whose, ValidationMaterial material) {
    return vault.seal(
        whose,
        PURPOSE,
        json.writeValueAsBytes(
            new Written(
                material.certificates(), material.ocspResponses(), material.revocationLists())));
  }

  ValidationMaterial open(PersonalScope whose, byte[] sealed) {
    Written written =
        json.readValue(vault.open(whose, PURPOSE, sealed).orElseThrow(), Written.class);
    return new ValidationMaterial(written.certificates(), written.ocsp(), written.crls());
  }
}
