package cn.laborproof.authorities;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the demo authorities until they are told to stop. Arguments: state directory, port. */
public final class Main {
  private Main() {}

  /** Exit 2 for wrong arguments, 1 with one sentence when they cannot start. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: demo-authorities DIRECTORY PORT");
      System.exit(2);
    }
    // Without it small answers wait for the peer's delayed acknowledgement, 40 ms each.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Seconds in which a request must have arrived whole.
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxRspTime", "60");
    try {
      DemoAuthorities running =
          DemoAuthorities.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      System.out.println("demo authorities (演示机构) on " + running.uri());
      new CountDownLatch(1).await();
    } catch (BindException taken) {
      System.err.println(
          "port " + arguments[1] + " is taken; set LABORPROOF_AUTHORITIES_PORT to a free one");
      System.exit(1);
    } catch (IOException | NumberFormatException e) {
      System.err.println("the demo authorities cannot start: " + e.getMessage());
      System.exit(1);
    }
  }
}
