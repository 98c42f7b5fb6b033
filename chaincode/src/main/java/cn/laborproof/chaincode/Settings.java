package cn.laborproof.chaincode;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a chaincode process is told by its environment.
 *
 * @param id package id of the installed chaincode, as the peer knows it
 * @param address where to listen
 * @param certificate own TLS certificate, PEM
 * @param key its key, PKCS#8 PEM
 * @param trust certificates of the authorities whose clients, that is peers, may connect, PEM
 */
record Settings(String id, InetSocketAddress address, Path certificate, Path key, Path trust) {

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException with one sentence if something is missing or wrong
   */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        required(environment, "CHAINCODE_ID"),
        address(required(environment, "CHAINCODE_ADDRESS")),
        file(environment, "CHAINCODE_TLS_CERT"),
        file(environment, "CHAINCODE_TLS_KEY"),
        file(environment, "CHAINCODE_TLS_TRUST"));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the environment does not say " + name);
    }
    return value;
  }

  private static Path file(Map<String, String> environment, String name) {
    Path file = Path.of(required(environment, name));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(name + ": cannot read the file " + file);
    }
    return file;
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xffff) {
      throw new IllegalArgumentException("CHAINCODE_ADDRESS: " + text + " is not host:port");
    }
    InetSocketAddress address =
        new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("CHAINCODE_ADDRESS: nobody knows the host of " + text);
    }
    return address;
  }
}
