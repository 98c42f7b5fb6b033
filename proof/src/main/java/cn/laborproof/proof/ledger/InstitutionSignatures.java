package cn.laborproof.proof.ledger;

import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signatures of institutions under one statement. Each that is there must hold: none is skipped.
 */
final class InstitutionSignatures {

  private final Map<Institution, Ed25519PublicKey> keys;
  private final List<InstitutionSignature> signatures;

  InstitutionSignatures(
      Map<Institution, Ed25519PublicKey> keys, List<InstitutionSignature> signatures) {
    this.keys = keys;
    this.signatures = signatures;
  }

  Set<Institution> institutions() {
    Set<Institution> institutions = EnumSet.noneOf(Institution.class);
    signatures.forEach(signature -> institutions.add(signature.institution()));
    return institutions;
  }

  Optional<Institution> signedTwice() {
    Set<Institution> seen = EnumSet.noneOf(Institution.class);
    return signatures.stream()
        .map(InstitutionSignature::institution)
        .filter(institution -> !seen.add(institution))
        .findFirst();
  }

  Optional<Institution> notVerifying(byte[] statement) {
    return signatures.stream()
        .filter(signature -> !verifies(signature, statement))
        .map(InstitutionSignature::institution)
        .findFirst();
  }

  private boolean verifies(InstitutionSignature signature, byte[] statement) {
    Ed25519PublicKey key = keys.get(signature.institution());
    return key != null && key.verifies(statement, signature.signature());
  }
}
