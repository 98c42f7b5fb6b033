package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 100})
  void every_leaf_leads_to_the_root_by_the_steps_of_rfc_4998(int size) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-512");
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(sha.digest(new byte[] {(byte) i}));
    }
    HashTree tree = new HashTree("SHA-512", leaves);
    for (byte[] leaf : leaves) {
      List<List<byte[]>> lists = tree.reduced(leaf);
      byte[] node = leaf;
      for (int i = 0; i < lists.size(); i++) {
        List<byte[]> values = new ArrayList<>(lists.get(i));
        if (i == 0) {
          assertThat(values).anyMatch(value -> Arrays.equals(value, leaf));
        } else {
          values.add(node);
        }
        assertThat(values).hasSize(2);
        values.sort(Arrays::compareUnsigned);
        values.forEach(sha::update);
        node = sha.digest();
      }
      assertThat(node).isEqualTo(tree.root());
    }
    assertThat(tree.reduced(leaves.getFirst())).hasSizeLessThanOrEqualTo(7);
    assertThatThrownBy(() -> tree.reduced(new byte[64])).hasMessageContaining("not a leaf");
  }
}
