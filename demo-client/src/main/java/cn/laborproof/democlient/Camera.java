package cn.laborproof.democlient;

import cn.laborproof.face.Movement;
import cn.laborproof.face.clips.ClipLibrary;
import cn.laborproof.face.clips.Performance;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A camera before which a person does what the page asks, one instruction at a time: the server has
 * drawn the order and tells it only step by step, so the stream is put together after the draw.
 */
final class Camera {

  /** More than any draw needs; a session that still asks after them is stuck. */
  private static final int MAXIMUM_FRAMES = 300;

  private final HttpAgent browser;
  private final Performance person;
  private final String session;
  private int sequence;

  Camera(HttpAgent browser, Performance person, String session) {
    this.browser = browser;
    this.person = person;
    this.session = session;
  }

  /**
   * Shows frames until the server has seen enough, and returns its decision. A frame whose answer
   * was lost is shown again under its number.
   */
  Answer follow() throws IOException, InterruptedException {
    String instruction = browser.post(session + "/challenge").text("progress.instruction");
    while (!instruction.equals("done") && sequence < MAXIMUM_FRAMES) {
      instruction = show(framesFor(instruction), instruction);
    }
    return browser.post(session + "/decision");
  }

  private List<byte[]> framesFor(String instruction) {
    return instruction.equals("look-front")
        ? person.lookFront(1)
        : person.move(Movement.valueOf(instruction.replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  /** A movement is shown whole, from the front and back again, whatever is asked meanwhile. */
  private String show(List<byte[]> frames, String instruction)
      throws IOException, InterruptedException {
    String asked = instruction;
    for (byte[] frame : frames) {
      long due = (long) sequence * ClipLibrary.FRAME_MILLIS;
      Answer progress =
          browser.post(
              session + "/frames?sequence=" + sequence + "&millis=" + due, "image/jpeg", frame);
      sequence++;
      if (!progress.text("state").equals("running")) {
        return "done";
      }
      asked = progress.text("instruction");
      TimeUnit.MILLISECONDS.sleep(ClipLibrary.FRAME_MILLIS);
    }
    return asked;
  }
}
