package cn.laborproof.chaincode;

import java.io.IOException;
import java.util.Map;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * Runs a chaincode as a service: the peer connects to it, both show a certificate. It keeps
 * nothing, so it may be killed at any time; the peer connects again by itself.
 */
final class ChaincodeProcess {

  private static final int WRONG_SETTINGS = 64;
  private static final int CANNOT_RUN = 70;

  private ChaincodeProcess() {}

  static void run(String name, LedgerChaincode chaincode, Map<String, String> environment) {
    Settings settings;
    try {
      settings = Settings.of(environment);
    } catch (IllegalArgumentException e) {
      throw end(name, e, WRONG_SETTINGS);
    }
    try {
      chaincode.become(settings.id());
      NettyChaincodeServer server = new NettyChaincodeServer(chaincode, properties(settings));
      System.out.println(name + " begins to serve " + settings.id() + " on " + settings.address());
      server.start();
    } catch (IOException | IllegalArgumentException e) {
      throw end(name, e, CANNOT_RUN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The greatest message stays at the shim's 100 MiB, the peer's own bound: a smaller one would end
   * the only stream to the peer when a client sends more. {@link Call} bounds what is read of it.
   */
  private static ChaincodeServerProperties properties(Settings settings) {
    ChaincodeServerProperties properties = new ChaincodeServerProperties();
    properties.setServerAddress(settings.address());
    properties.setTlsEnabled(true);
    properties.setKeyCertChainFile(settings.certificate().toString());
    properties.setKeyFile(settings.key().toString());
    // Given trusted authorities, the shim demands a client certificate.
    properties.setTrustCertCollectionFile(settings.trust().toString());
    return properties;
  }

  /** Nothing runs yet that would need an orderly end; the shim's own hook would only talk. */
  private static Error end(String name, Exception why, int code) {
    System.err.println(name + ": " + why.getMessage());
    System.err.flush();
    Runtime.getRuntime().halt(code);
    return new AssertionError("unreachable");
  }
}
