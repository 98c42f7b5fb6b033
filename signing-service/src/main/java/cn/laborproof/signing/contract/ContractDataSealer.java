package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import cn.laborproof.signing.template.ContractData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts what was filled in under the worker's key of the contract. */
@Component
final class ContractDataSealer {
  private static final String PURPOSE = "contract.data";
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final PersonalVault vault;
  private final JsonMapper json;

  ContractDataSealer(PersonalVault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  byte[] seal(ContractHead head) {
    return vault.sealText(
        new PersonalScope(head.tenant(), head.id(), head.worker()),
        PURPOSE,
        json.writeValueAsString(head.data().values()));
  }

  /** The data; empty after the worker's key was destroyed. */
  ContractData open(UUID tenant, UUID contract, UUID worker, byte[] sealed) {
    return vault
        .openText(new PersonalScope(tenant, contract, worker), PURPOSE, sealed)
        .map(text -> new ContractData(json.readValue(text, VALUES)))
        .orElseGet(() -> new ContractData(Map.of()));
  }
}
