package cn.laborproof.proof.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.testkit.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleProofTest {
  private static final List<Digest> LEAVES =
      IntStream.range(0, 70)
          .mapToObj(i -> Merkle.leafHash(new byte[] {LogEntry.COURT_HEAD, (byte) i}))
          .toList();

  private static final Digest ROOT_OF_7 = ReferenceTree.root(LEAVES.subList(0, 7));

  @Test
  void every_inclusion_proof_of_small_trees_holds() {
    for (int n = 1; n <= LEAVES.size(); n++) {
      List<Digest> leaves = LEAVES.subList(0, n);
      Digest root = ReferenceTree.root(leaves);
      assertThat(Merkle.root(leaves)).isEqualTo(root);
      for (int m = 0; m < n; m++) {
        InclusionProof proof = new InclusionProof(m, n, ReferenceTree.path(m, leaves));
        assertThat(proof.fault(leaves.get(m), root)).as("%s of %s", m, n).isEmpty();
      }
    }
  }

  @Test
  void every_consistency_proof_of_small_trees_holds() {
    for (int n = 1; n <= LEAVES.size(); n++) {
      List<Digest> leaves = LEAVES.subList(0, n);
      for (int m = 1; m <= n; m++) {
        ConsistencyProof proof = new ConsistencyProof(m, n, ReferenceTree.proof(m, leaves));
        Digest first = ReferenceTree.root(leaves.subList(0, m));
        assertThat(proof.fault(first, ReferenceTree.root(leaves))).as("%s in %s", m, n).isEmpty();
      }
    }
  }

  @Test
  void the_empty_tree_has_the_hash_of_nothing_as_root() {
    assertThat(Merkle.emptyRoot().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Merkle.root(List.of())).isEqualTo(Merkle.emptyRoot());
  }

  @Test
  void inclusion_refuses_an_index_at_or_beyond_the_size() {
    List<Digest> path = ReferenceTree.path(6, LEAVES.subList(0, 7));
    assertThat(new InclusionProof(7, 7, path).fault(LEAVES.get(6), ROOT_OF_7))
        .contains(ProofFault.INDEX_OUTSIDE_TREE);
    assertThat(new InclusionProof(-1, 7, path).fault(LEAVES.get(6), ROOT_OF_7))
        .contains(ProofFault.INDEX_OUTSIDE_TREE);
    assertThat(new InclusionProof(0, 0, List.of()).fault(LEAVES.get(0), Merkle.emptyRoot()))
        .contains(ProofFault.INDEX_OUTSIDE_TREE);
  }

  @Test
  void inclusion_refuses_a_path_that_ends_below_the_root() {
    List<Digest> path = ReferenceTree.path(2, LEAVES.subList(0, 7));
    assertThat(
            new InclusionProof(2, 7, path.subList(0, path.size() - 1))
                .fault(LEAVES.get(2), ROOT_OF_7))
        .contains(ProofFault.PATH_TOO_SHORT);
  }

  @Test
  void inclusion_refuses_extra_nodes() {
    List<Digest> path = new ArrayList<>(ReferenceTree.path(2, LEAVES.subList(0, 7)));
    path.add(LEAVES.get(0));
    assertThat(new InclusionProof(2, 7, path).fault(LEAVES.get(2), ROOT_OF_7))
        .contains(ProofFault.PATH_TOO_LONG);
  }

  @Test
  void inclusion_refuses_another_leaf_another_root_and_another_place() {
    List<Digest> path = ReferenceTree.path(2, LEAVES.subList(0, 7));
    InclusionProof proof = new InclusionProof(2, 7, path);
    assertThat(proof.fault(LEAVES.get(3), ROOT_OF_7)).contains(ProofFault.ROOT_DIFFERS);
    assertThat(proof.fault(LEAVES.get(2), LEAVES.get(0))).contains(ProofFault.ROOT_DIFFERS);
    assertThat(new InclusionProof(3, 7, path).fault(LEAVES.get(2), ROOT_OF_7))
        .contains(ProofFault.ROOT_DIFFERS);
  }

  @Test
  void a_node_is_never_taken_for_a_leaf() {
    Digest left = LEAVES.get(0);
    Digest right = LEAVES.get(1);
    byte[] both = new byte[64];
    left.copyInto(both, 0);
    right.copyInto(both, 32);
    assertThat(Merkle.leafHash(both)).isNotEqualTo(Merkle.nodeHash(left, right));
  }

  @Test
  void consistency_refuses_sizes_out_of_order() {
    assertThat(new ConsistencyProof(0, 7, List.of()).fault(Merkle.emptyRoot(), ROOT_OF_7))
        .contains(ProofFault.SIZES_OUT_OF_ORDER);
    assertThat(new ConsistencyProof(8, 7, List.of()).fault(ROOT_OF_7, ROOT_OF_7))
        .contains(ProofFault.SIZES_OUT_OF_ORDER);
  }

  @Test
  void consistency_of_equal_sizes_needs_an_empty_path_and_equal_roots() {
    assertThat(new ConsistencyProof(7, 7, List.of(ROOT_OF_7)).fault(ROOT_OF_7, ROOT_OF_7))
        .contains(ProofFault.PATH_NOT_EMPTY);
    assertThat(new ConsistencyProof(7, 7, List.of()).fault(LEAVES.get(0), ROOT_OF_7))
        .contains(ProofFault.ROOT_DIFFERS);
  }

  @Test
  void consistency_refuses_a_path_that_is_empty_or_ends_too_early() {
    Digest first = ReferenceTree.root(LEAVES.subList(0, 3));
    List<Digest> path = ReferenceTree.proof(3, LEAVES.subList(0, 7));
    assertThat(new ConsistencyProof(3, 7, List.of()).fault(first, ROOT_OF_7))
        .contains(ProofFault.PATH_TOO_SHORT);
    assertThat(new ConsistencyProof(3, 7, path.subList(0, path.size() - 1)).fault(first, ROOT_OF_7))
        .contains(ProofFault.PATH_TOO_SHORT);
  }

  @Test
  void consistency_refuses_extra_nodes() {
    Digest first = ReferenceTree.root(LEAVES.subList(0, 3));
    List<Digest> path = new ArrayList<>(ReferenceTree.proof(3, LEAVES.subList(0, 7)));
    path.add(ROOT_OF_7);
    assertThat(new ConsistencyProof(3, 7, path).fault(first, ROOT_OF_7))
        .contains(ProofFault.PATH_TOO_LONG);
  }

  @Test
  void consistency_refuses_a_rewritten_first_tree_and_a_rewritten_second_tree() {
    Digest first = ReferenceTree.root(LEAVES.subList(0, 3));
    ConsistencyProof proof =
        new ConsistencyProof(3, 7, ReferenceTree.proof(3, LEAVES.subList(0, 7)));
    assertThat(proof.fault(LEAVES.get(0), ROOT_OF_7)).contains(ProofFault.FIRST_ROOT_DIFFERS);
    assertThat(proof.fault(first, LEAVES.get(0))).contains(ProofFault.ROOT_DIFFERS);
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(150);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void no_changed_proof_holds(Seeded any) {
    int n = any.number(2, LEAVES.size());
    int m = any.number(0, n - 1);
    List<Digest> leaves = LEAVES.subList(0, n);
    Digest root = ReferenceTree.root(leaves);
    List<Digest> path = new ArrayList<>(ReferenceTree.path(m, leaves));
    int at = any.number(0, path.size() - 1);
    path.set(at, Digest.of(any.withOneBitFlipped(path.get(at).bytes())));
    assertThat(new InclusionProof(m, n, path).fault(leaves.get(m), root)).isNotEmpty();
    if (path.size() > 1) {
      List<Digest> swapped = new ArrayList<>(ReferenceTree.path(m, leaves));
      Collections.swap(swapped, 0, swapped.size() - 1);
      assertThat(new InclusionProof(m, n, swapped).fault(leaves.get(m), root)).isNotEmpty();
    }
  }
}
