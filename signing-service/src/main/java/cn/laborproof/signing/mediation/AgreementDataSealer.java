package cn.laborproof.signing.mediation;

import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.template.ContractData;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts what was filled in under the worker's key of the agreement. */
@Component
final class AgreementDataSealer {
  private static final String PURPOSE = "mediation.data";
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final PersonalVault vault;
  private final JsonMapper json;

  AgreementDataSealer(PersonalVault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  byte[] seal(AgreementHead head) {
    return vault.sealText(
        new PersonalScope(head.body(), head.id(), head.worker()),
        PURPOSE,
        json.writeValueAsString(head.data().values()));
  }

  /** The data; empty after the worker's key was destroyed. */
  ContractData open(PersonalScope whose, byte[] sealed) {
    return vault
        .openText(whose, PURPOSE, sealed)
        .map(text -> new ContractData(json.readValue(text, VALUES)))
        .orElseGet(() -> new ContractData(Map.of()));
  }
}
