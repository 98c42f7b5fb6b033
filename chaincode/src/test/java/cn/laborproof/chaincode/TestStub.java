package cn.laborproof.chaincode;

import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestPki;
import com.google.protobuf.ByteString;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * A world state in memory and calls to a chaincode over it. Offers arguments, creator, channel,
 * transaction id and state, and nothing else: whoever asks for a clock, for a range of keys or for
 * an event fails. Like Fabric it hides a transaction's own writes and drops those of a failed one.
 */
final class TestStub {

  private static final TestPki PKI = TestPki.at(Instant.now());

  final Map<String, byte[]> state = new TreeMap<>();
  private final LedgerChaincode chaincode;

  TestStub(LedgerChaincode chaincode) {
    this.chaincode = chaincode;
  }

  /** A creator as the peer hands it over. */
  static byte[] creator(String mspId, String units) {
    try {
      String subject = units.isEmpty() ? "somebody" : "somebody," + units;
      byte[] der = PKI.issue(LeafKind.GOOD, subject).certificate().getEncoded();
      return creator(mspId, pem(der));
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] creator(String mspId, byte[] certificate) {
    return SerializedIdentity.newBuilder()
        .setMspid(mspId)
        .setIdBytes(ByteString.copyFrom(certificate))
        .build()
        .toByteArray();
  }

  private static byte[] pem(byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  Response call(byte[] creator, String function, byte[] argument) {
    return call(creator, function.getBytes(StandardCharsets.UTF_8), argument);
  }

  Response call(byte[] creator, String function, String argument) {
    return call(creator, function, argument.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs one transaction; what it wrote stands afterwards only if it succeeded. */
  Response call(byte[] creator, byte[]... arguments) {
    Map<String, byte[]> writes = new LinkedHashMap<>();
    Response response = chaincode.invoke(stub(creator, Arrays.asList(arguments), writes));
    if (response.getStatusCode() == Response.Status.SUCCESS.getCode()) {
      state.putAll(writes);
    } else if (!writes.isEmpty()) {
      throw new AssertionError("a refusal wrote " + writes.keySet());
    }
    return response;
  }

  private ChaincodeStub stub(byte[] creator, List<byte[]> arguments, Map<String, byte[]> writes) {
    return (ChaincodeStub)
        Proxy.newProxyInstance(
            TestStub.class.getClassLoader(),
            new Class<?>[] {ChaincodeStub.class},
            (proxy, method, values) ->
                switch (method.getName()) {
                  case "getArgs" -> arguments;
                  case "getCreator" -> creator;
                  case "getChannelId" -> "labour";
                  case "getTxId" -> "0".repeat(64);
                  case "getState" -> state.getOrDefault((String) values[0], new byte[0]);
                  case "putState" -> {
                    writes.put((String) values[0], (byte[]) values[1]);
                    yield null;
                  }
                  default -> throw new AssertionError("asked for " + method.getName());
                });
  }
}
