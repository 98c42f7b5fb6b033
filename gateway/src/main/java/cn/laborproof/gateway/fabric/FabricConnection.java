package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import cn.laborproof.proof.trust.InstitutionMsp;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * One institution's way to one channel, as {@code network up} or an administrator wrote it into a
 * properties file (UTF-8).
 *
 * @param channel name of the channel
 * @param chaincode name of the chaincode that is called
 * @param genesis SHA-256 of the DER header of the channel's block 0; decided here, never learnt
 *     from a peer
 * @param identity who calls
 * @param peers whom to ask, in the order of preference; at least one
 * @param operator whose word does not count for a state receipt
 * @param quorum distinct institutions that must have signed a block
 * @param receiptQuorum distinct institutions that must have endorsed a state receipt
 * @param demo whether one machine holds all keys
 */
public record FabricConnection(
    String channel,
    String chaincode,
    Digest genesis,
    Identity identity,
    List<Peer> peers,
    Institution operator,
    int quorum,
    int receiptQuorum,
    boolean demo) {

  public FabricConnection {
    peers = List.copyOf(peers);
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("peers: none (expected: at least one)");
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or a property is missing or malformed; the message
   *     names it
   */
  public static FabricConnection load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    try {
      return new Reading(file, properties).connection();
    } catch (MalformedException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** What a verifier must hold to check proofs of this channel. */
  FabricLedgerTrust trust() {
    return new FabricLedgerTrust(
        channel,
        chaincode,
        genesis,
        Arrays.stream(Institution.values())
            .map(institution -> new InstitutionMsp(institution.id(), mspId(institution)))
            .toList(),
        quorum,
        operator.id(),
        receiptQuorum,
        demo);
  }

  /** Name of the MSP of an institution. */
  static String mspId(Institution institution) {
    return institution.id() + "MSP";
  }

  /**
   * Who calls.
   *
   * @param mspId of the institution
   * @param certificate PEM file
   * @param key PKCS#8 PEM file of the certificate's key
   */
  public record Identity(String mspId, Path certificate, Path key) {}

  /**
   * One peer.
   *
   * @param institution who runs it
   * @param host name or address
   * @param port its gRPC port
   * @param tlsRoot PEM file with the root its TLS certificate chains to
   * @param serverName name in that certificate where it is not the host
   */
  public record Peer(
      Institution institution, String host, int port, Path tlsRoot, Optional<String> serverName) {

    /** As {@code host:port}. */
    public String address() {
      return host + ":" + port;
    }
  }

  /** One file being read. */
  private record Reading(Path file, Properties properties) {

    FabricConnection connection() {
      return new FabricConnection(
          text("channel"),
          text("chaincode"),
          digest("genesis"),
          new Identity(text("mspId"), path("certificate"), path("key")),
          Arrays.stream(text("peers").split(",")).map(name -> peer(name.strip())).toList(),
          Institution.ofId(text("operator")),
          number("quorum"),
          number("receiptQuorum"),
          truth("demo"));
    }

    private Peer peer(String name) {
      String address = text("peer." + name + ".address");
      int colon = address.lastIndexOf(':');
      if (colon < 1) {
        throw fault("peer." + name + ".address", address, "host:port");
      }
      return new Peer(
          Institution.ofId(name),
          address.substring(0, colon),
          number("peer." + name + ".address", address.substring(colon + 1)),
          path("peer." + name + ".tlsRoot"),
          optional("peer." + name + ".serverName"));
    }

    private String text(String name) {
      return optional(name)
          .orElseThrow(() -> new MalformedException(name + ": missing (expected: present)"));
    }

    private Optional<String> optional(String name) {
      return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }

    /**
     * Relative paths are meant from the folder of the file, so that it can be moved with its keys.
     */
    private Path path(String name) {
      Path folder =
          Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
      return folder.resolve(text(name));
    }

    private Digest digest(String name) {
      String value = text(name);
      if (!value.matches("[0-9a-f]{64}")) {
        throw fault(name, value, "64 lower-case hex digits");
      }
      return Digest.ofHex(value);
    }

    private int number(String name) {
      return number(name, text(name));
    }

    private int number(String name, String value) {
      if (!value.matches("[0-9]{1,5}")) {
        throw fault(name, value, "a number");
      }
      return Integer.parseInt(value);
    }

    private boolean truth(String name) {
      return switch (text(name)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw fault(name, text(name), "true or false");
      };
    }

    private static MalformedException fault(String name, String value, String expected) {
      return new MalformedException(name + ": " + value + " (expected: " + expected + ")");
    }
  }
}
