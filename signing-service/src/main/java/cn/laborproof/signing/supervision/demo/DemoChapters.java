package cn.laborproof.signing.supervision.demo;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.DemoChapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells the demo city's chapters one after the other behind everybody's back, once the service
 * answers. {@code laborproof.demo-chapters=false} leaves them out.
 */
@Component
final class DemoChapters {
  private static final Logger LOG = LoggerFactory.getLogger(DemoChapters.class);
  private static final String SWITCH = "laborproof.demo-chapters";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Whatever is waited for comes within minutes; a chapter that never can end is given up. */
  private static final int MOST_ROUNDS = 1200;

  private final List<DemoChapter> chapters;
  private final DemoTurn turn;
  private final boolean wanted;
  private volatile boolean over;

  DemoChapters(
      List<DemoChapter> chapters,
      DemoTurn turn,
      Installation installation,
      Environment environment) {
    this.turn = turn;
    this.chapters = chapters.stream().sorted(Comparator.comparingInt(DemoChapter::place)).toList();
    this.wanted = installation.demo() && environment.getProperty(SWITCH, Boolean.class, true);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    if (wanted) {
      Thread.ofVirtual().name("demo-chapters").start(this::untilTold);
    }
  }

  @EventListener(ContextClosedEvent.class)
  void closing() {
    over = true;
  }

  private void untilTold() {
    List<DemoChapter> left = chapters;
    for (int round = 0; round < MOST_ROUNDS && !over; round++) {
      List<DemoChapter> open = left;
      left = turn.during(() -> tell(open), open);
      if (left.isEmpty()) {
        return;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whether they are told at all: never where somebody works. */
  boolean wanted() {
    return wanted;
  }

  /** Goes on with all of them; gives back those that are not told to their end. */
  List<DemoChapter> tell() {
    return turn.during(() -> tell(chapters), chapters);
  }

  private List<DemoChapter> tell(List<DemoChapter> some) {
    List<DemoChapter> open = new ArrayList<>();
    for (DemoChapter chapter : some) {
      try {
        if (!over && !chapter.tell()) {
          open.add(chapter);
        }
      } catch (RuntimeException refused) {
        // Somebody was there before it, or the service is about to end: the city does without.
        LOG.warn("the demo city goes without {}", chapter.getClass().getSimpleName(), refused);
      }
    }
    return open;
  }
}
