package cn.laborproof.gateway.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Who calls, and with which key. */
record Signatory(Identity identity, Signer signer) {

  static Signatory load(FabricConnection.Identity identity) throws IOException {
    try (var certificate =
            Files.newBufferedReader(identity.certificate(), StandardCharsets.US_ASCII);
        var key = Files.newBufferedReader(identity.key(), StandardCharsets.US_ASCII)) {
      return new Signatory(
          new X509Identity(identity.mspId(), Identities.readX509Certificate(certificate)),
          Signers.newPrivateKeySigner(Identities.readPrivateKey(key)));
    } catch (CertificateException e) {
      throw new IOException(identity.certificate() + " is no certificate", e);
    } catch (InvalidKeyException e) {
      throw new IOException(identity.key() + " is no private key", e);
    }
  }

  /** The identity as it stands in transactions. */
  byte[] creator() {
    return SerializedIdentity.newBuilder()
        .setMspid(identity.getMspId())
        .setIdBytes(ByteString.copyFrom(identity.getCredentials()))
        .build()
        .toByteArray();
  }

  /** The endorsed transaction with our signature, so that the very same can be submitted again. */
  byte[] sign(Transaction endorsed) {
    try {
      PreparedTransaction prepared = PreparedTransaction.parseFrom(endorsed.getBytes());
      ByteString signature = ByteString.copyFrom(signer.sign(endorsed.getDigest()));
      return prepared.toBuilder()
          .setEnvelope(prepared.getEnvelope().toBuilder().setSignature(signature))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the client library made a transaction it cannot read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }
}
