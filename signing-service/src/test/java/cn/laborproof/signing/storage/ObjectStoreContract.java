package cn.laborproof.signing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.Digest;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ObjectStore} must do. An adapter's test extends this. */
abstract class ObjectStoreContract {

  static final byte[] CONTENT = {1, 2, 3};

  /** The store under test, empty at first. */
  abstract ObjectStore store() throws Exception;

  /** Puts other bytes where an object lies, behind the store's back. */
  abstract void overwrite(Digest name, byte[] other) throws Exception;

  @Test
  void the_same_bytes_twice_are_one_object() throws Exception {
    Digest name = store().put(CONTENT);
    assertThat(store().put(CONTENT)).isEqualTo(name).isEqualTo(Digest.sha256(CONTENT));
    assertThat(store().get(name)).isEqualTo(CONTENT);
    assertThat(names()).containsExactly(name);
  }

  @Test
  void a_flipped_bit_is_found_when_reading() throws Exception {
    Digest name = store().put(CONTENT);
    overwrite(name, new byte[] {1, 2, 2});
    assertThatThrownBy(() -> store().get(name))
        .isInstanceOfSatisfying(
            DamagedObjectException.class, e -> assertThat(e.expected()).isEqualTo(name));
  }

  @Test
  void what_is_not_there_is_said_to_be_not_there() throws Exception {
    Digest name = Digest.sha256(CONTENT);
    assertThat(store().contains(name)).isFalse();
    assertThatThrownBy(() -> store().get(name)).isInstanceOf(NoSuchFileException.class);
    store().delete(name);
  }

  @Test
  void what_is_deleted_is_gone_and_may_come_again() throws Exception {
    Digest name = store().put(CONTENT);
    store().delete(name);
    assertThat(store().contains(name)).isFalse();
    assertThat(names()).isEmpty();
    store().put(CONTENT);
    assertThat(store().get(name)).isEqualTo(CONTENT);
  }

  @Test
  void a_large_object_comes_back_whole() throws Exception {
    byte[] large = new byte[12 * 1024 * 1024];
    large[large.length - 1] = 7;
    assertThat(store().get(store().put(large))).isEqualTo(large);
  }

  List<Digest> names() throws Exception {
    var names = new ArrayList<Digest>();
    store().forEach(object -> names.add(object.name()));
    return names;
  }
}
