package cn.laborproof.gateway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of a log that grows, forks, rolls back, replays and sends false proofs. Whatever
 * a witness cosigned in all of them is one history, judged against the leaves themselves.
 */
class WitnessPropertyTest {
  private static final int REQUESTS = 60;

  @TempDir Path directory;

  static Stream<Seeded> runs() {
    return Seeded.runs(40);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatever_is_asked_the_cosigned_checkpoints_are_one_history(Seeded any) throws Exception {
    List<GrowingLog> branches = new ArrayList<>(List.of(GrowingLog.empty().grow(3)));
    List<String> sent = new ArrayList<>();
    List<Cosigned> cosigned = new ArrayList<>();
    Path folder = directory.resolve("" + any.seed());
    Witness witness = open(folder);
    try {
      for (int i = 0; i < REQUESTS; i++) {
        if (any.onceIn(15)) {
          witness.close();
          witness = open(folder);
        }
        GrowingLog branch = next(any, branches);
        int size = any.number(1, branch.size());
        int standing = (int) witness.sizeOf(GrowingLog.ORIGIN);
        String request =
            !sent.isEmpty() && any.onceIn(5)
                ? any.pick(sent)
                : request(any, branch, any.onceIn(4) ? any.number(0, 40) : standing, size);
        sent.add(request);
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        if (witness.add(body) instanceof WitnessReply.Cosigned) {
          var checkpoint = AddCheckpoint.parse(body).checkpoint();
          cosigned.add(Cosigned.of(branches, (int) checkpoint.size(), checkpoint.root()));
          assertThat(witness.sizeOf(GrowingLog.ORIGIN)).isEqualTo(checkpoint.size());
        }
      }
    } finally {
      witness.close();
    }
    assertOneHistory(cosigned);
    // The test would prove nothing about a witness that refuses everything.
    assertThat(cosigned).isNotEmpty();
  }

  private static void assertOneHistory(List<Cosigned> cosigned) {
    for (int i = 1; i < cosigned.size(); i++) {
      Cosigned earlier = cosigned.get(i - 1);
      Cosigned later = cosigned.get(i);
      assertThat(later.size()).isGreaterThanOrEqualTo(earlier.size());
      assertThat(later.branch().root(earlier.size())).isEqualTo(earlier.root());
    }
  }

  private static GrowingLog next(Seeded any, List<GrowingLog> branches) {
    GrowingLog branch = any.pick(branches);
    if (any.onceIn(6)) {
      branch = branch.fork(any.number(0, branch.size()), "b" + branches.size() + "-");
      branches.add(branch);
    }
    return branch.grow(Math.min(200, branch.size() + any.number(1, 6)));
  }

  /** Honest on its own branch, or with a proof that is cut, swapped, of another size or branch. */
  private static String request(Seeded any, GrowingLog branch, int old, int size) {
    List<Digest> path =
        new ArrayList<>(
            branch.path(Math.min(old, branch.size()), any.onceIn(8) ? branch.size() : size));
    if (!path.isEmpty() && any.onceIn(8)) {
      path.remove(any.number(0, path.size() - 1));
    }
    if (any.onceIn(8)) {
      Collections.shuffle(path, any.random());
    }
    if (any.onceIn(10)) {
      path.add(branch.root(size));
    }
    return GrowingLog.request(old, path, branch.checkpoint(size));
  }

  /** A cosigned state and a branch that it is a state of. */
  private record Cosigned(int size, Digest root, GrowingLog branch) {
    static Cosigned of(List<GrowingLog> branches, int size, Digest root) {
      GrowingLog branch =
          branches.stream()
              .filter(any -> any.size() >= size && any.root(size).equals(root))
              .findFirst()
              .orElseThrow();
      return new Cosigned(size, root, branch);
    }
  }

  private static Witness open(Path folder) throws Exception {
    return Witness.open(
        folder,
        "witness.example/random",
        List.of(GrowingLog.KEY.verifier()),
        Clock.systemUTC(),
        new SecureRandom());
  }
}
