package cn.laborproof.chaincode;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * A function and its only argument. Bounded before anything is parsed; printable ASCII only, so
 * neither bytes nor letters beyond it ever reach a parser.
 */
record Call(String function, byte[] argument) {

  /** The longest true one is a checkpoint with 106 nodes of a consistency proof: below 8 KiB. */
  static final int MAX_ARGUMENT = 16 * 1024;

  private static final int MAX_FUNCTION = 32;
  private static final int MAX_KEY = 250;

  static Call of(ChaincodeStub stub) {
    List<byte[]> arguments = stub.getArgs();
    if (arguments.size() != 2) {
      throw malformed("every function takes exactly one argument");
    }
    byte[] function = arguments.getFirst();
    if (function.length > MAX_FUNCTION || !printable(function)) {
      throw unknownFunction();
    }
    byte[] argument = arguments.getLast();
    if (argument.length > MAX_ARGUMENT) {
      throw malformed("the argument is longer than " + MAX_ARGUMENT + " bytes");
    }
    if (!printable(argument)) {
      throw malformed("the argument is not printable ASCII");
    }
    return new Call(new String(function, StandardCharsets.US_ASCII), argument);
  }

  /** The argument as what the function expects. */
  <T> T argument(Function<byte[], T> parse) {
    try {
      return parse.apply(argument);
    } catch (MalformedException | IllegalArgumentException e) {
      throw malformed("the argument is not the canonical form of what " + function + " takes");
    }
  }

  /** The argument as short text. */
  <T> T text(Function<String, T> read) {
    return argument(bytes -> read.apply(new String(bytes, StandardCharsets.US_ASCII)));
  }

  /** The argument as a key of the state. */
  String key() {
    return text(key -> BoundedAscii.require("key", key, "[A-Za-z0-9._/-]+", MAX_KEY));
  }

  static RefusedException unknownFunction() {
    return malformed("no such function");
  }

  private static RefusedException malformed(String sentence) {
    return new RefusedException(Refusal.MALFORMED, sentence);
  }

  private static boolean printable(byte[] bytes) {
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        return false;
      }
    }
    return true;
  }
}
