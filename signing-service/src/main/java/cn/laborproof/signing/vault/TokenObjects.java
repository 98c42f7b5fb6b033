package cn.laborproof.signing.vault;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects in a token that Java's own view does not show: it knows a private key only by the
 * certificate beside it. Speaks to the library that SunPKCS11 has loaded and logged in to; a login
 * holds for every session of a process (PKCS#11 v2.40 §5.6). Lists and destroys, nothing else.
 * Structures as on systems whose {@code unsigned long} has 64 bits.
 */
@SuppressWarnings("restricted") // calls the library that was named in the settings
final class TokenObjects {
  private static final long OK = 0;
  private static final long SERIAL_AND_WRITABLE = 0x4 | 0x2;

  /** CKS_RW_USER_FUNCTIONS. */
  private static final long USER_LOGGED_IN = 3;

  private static final long CLASS = 0x0;
  private static final long TOKEN = 0x1;
  private static final long LABEL = 0x3;
  private static final long ID = 0x102;
  private static final long CERTIFICATE = 1;
  private static final long PRIVATE_KEY = 3;
  private static final int MOST_OBJECTS = 100_000;
  private static final int LONGEST_ID = 256;
  private static final long STATE_IN_INFO = 8;
  private static final long INFO_BYTES = 32;

  /** Type, pointer, length. */
  private static final int ATTRIBUTE_BYTES = 24;

  private final MemorySegment functions;
  private final long slot;

  private TokenObjects(MemorySegment functions, long slot) {
    this.functions = functions;
    this.slot = slot;
  }

  /** Looks at the objects of a slot that {@link Token} has opened. */
  static TokenObjects of(VaultProperties.Pkcs11 where) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment functions = functions(where.library());
      Long named = where.slot();
      if (named != null) {
        return new TokenObjects(functions, named);
      }
      MemorySegment count = arena.allocate(JAVA_LONG);
      String listing = "list its slots";
      require(listing, call(functions, Function.SLOT_LIST, (byte) 0, MemorySegment.NULL, count));
      MemorySegment slots = arena.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
      require(listing, call(functions, Function.SLOT_LIST, (byte) 0, slots, count));
      return new TokenObjects(functions, slots.getAtIndex(JAVA_LONG, where.slotIndex()));
    }
  }

  /** The library's own list of functions (§5.4); it lives as long as the process. */
  static MemorySegment functions(Path library) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment list = arena.allocate(ADDRESS);
      MemorySegment get =
          SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("C_GetFunctionList");
      Object answer =
          Linker.nativeLinker()
              .downcallHandle(get, FunctionDescriptor.of(JAVA_LONG, ADDRESS))
              .invokeWithArguments(list);
      require("name its functions", (long) answer);
      return list.get(ADDRESS, 0).reinterpret(Function.LIST_BYTES);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new KeyVaultException("the PKCS#11 library cannot be called", e);
    }
  }

  /** Names of the private keys under this label that have no certificate beside them. */
  List<String> keysWithoutCertificate(String label) {
    return inSession((arena, session) -> {
      List<String> alone = new ArrayList<>();
      MemorySegment template =
          template(arena, PRIVATE_KEY, LABEL, label.getBytes(StandardCharsets.UTF_8));
      for (long key : found(arena, session, template)) {
        byte[] id = id(arena, session, key);
        if (found(arena, session, template(arena, CERTIFICATE, ID, id)).isEmpty()) {
          alone.add(new String(id, StandardCharsets.UTF_8));
        }
      }
      return alone;
    });
  }

  /** Destroys every key and certificate of this name; returns how many objects that were. */
  int discard(String name) {
    byte[] id = name.getBytes(StandardCharsets.UTF_8);
    return inSession((arena, session) -> {
      int gone = 0;
      for (long kind : new long[] {PRIVATE_KEY, CERTIFICATE}) {
        for (long object : found(arena, session, template(arena, kind, ID, id))) {
          require("destroy " + name, call(functions, Function.DESTROY, session, object));
          gone++;
        }
      }
      return gone;
    });
  }

  private interface Work<T> {
    T in(Arena arena, long session);
  }

  private <T> T inSession(Work<T> work) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment session = arena.allocate(JAVA_LONG);
      require(
          "open a session",
          call(
              functions,
              Function.OPEN_SESSION,
              slot,
              SERIAL_AND_WRITABLE,
              MemorySegment.NULL,
              MemorySegment.NULL,
              session));
      long handle = session.get(JAVA_LONG, 0);
      try {
        // Without a login private keys are not shown, and none would look abandoned.
        MemorySegment info = arena.allocate(INFO_BYTES);
        require("tell of a session", call(functions, Function.SESSION_INFO, handle, info));
        if (info.get(JAVA_LONG, STATE_IN_INFO) != USER_LOGGED_IN) {
          throw new KeyVaultException("the token no longer knows us");
        }
        return work.in(arena, handle);
      } finally {
        call(functions, Function.CLOSE_SESSION, handle);
      }
    }
  }

  private List<Long> found(Arena arena, long session, MemorySegment template) {
    String searching = "search";
    require(
        searching,
        call(
            functions,
            Function.FIND_INIT,
            session,
            template,
            template.byteSize() / ATTRIBUTE_BYTES));
    List<Long> objects = new ArrayList<>();
    try {
      MemorySegment object = arena.allocate(JAVA_LONG);
      MemorySegment count = arena.allocate(JAVA_LONG);
      while (objects.size() < MOST_OBJECTS) {
        require(searching, call(functions, Function.FIND, session, object, 1L, count));
        if (count.get(JAVA_LONG, 0) == 0) {
          break;
        }
        objects.add(object.get(JAVA_LONG, 0));
      }
    } finally {
      call(functions, Function.FIND_FINAL, session);
    }
    return objects;
  }

  private byte[] id(Arena arena, long session, long object) {
    MemorySegment value = arena.allocate(LONGEST_ID);
    MemorySegment attribute = arena.allocate(ATTRIBUTE_BYTES, Long.BYTES);
    put(attribute, 0, ID, value);
    require("tell a name", call(functions, Function.ATTRIBUTE, session, object, attribute, 1L));
    return value.asSlice(0, attribute.get(JAVA_LONG, 16)).toArray(JAVA_BYTE);
  }

  /** Objects of the token itself, of one class and with one more attribute. */
  private static MemorySegment template(Arena arena, long kind, long attribute, byte[] value) {
    MemorySegment all = arena.allocate(3L * ATTRIBUTE_BYTES, Long.BYTES);
    put(all, 0, CLASS, arena.allocateFrom(JAVA_LONG, kind));
    put(all, 1, TOKEN, arena.allocateFrom(JAVA_BYTE, (byte) 1));
    put(all, 2, attribute, arena.allocateFrom(JAVA_BYTE, value));
    return all;
  }

  private static void put(MemorySegment attributes, int index, long type, MemorySegment value) {
    long at = (long) index * ATTRIBUTE_BYTES;
    attributes.set(JAVA_LONG, at, type);
    attributes.set(ADDRESS, at + 8, value);
    attributes.set(JAVA_LONG, at + 16, value.byteSize());
  }

  private static void require(String what, long answer) {
    if (answer != OK) {
      throw new KeyVaultException(
          "the token cannot " + what + " (answer 0x" + Long.toHexString(answer) + ")");
    }
  }

  private static long call(MemorySegment functions, Function function, Object... arguments) {
    try {
      return (long)
          Linker.nativeLinker()
              .downcallHandle(functions.get(ADDRESS, function.offset()), function.form)
              .invokeWithArguments(arguments);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new KeyVaultException("the PKCS#11 library cannot be called", e);
    }
  }

  /** Functions by their place in CK_FUNCTION_LIST (PKCS#11 v2.40, {@code pkcs11f.h}). */
  enum Function {
    SLOT_LIST(4, JAVA_BYTE, ADDRESS, ADDRESS),
    OPEN_SESSION(12, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS),
    CLOSE_SESSION(13, JAVA_LONG),
    SESSION_INFO(15, JAVA_LONG, ADDRESS),
    CREATE(20, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
    DESTROY(22, JAVA_LONG, JAVA_LONG),
    ATTRIBUTE(24, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
    FIND_INIT(26, JAVA_LONG, ADDRESS, JAVA_LONG),
    FIND(27, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS),
    FIND_FINAL(28, JAVA_LONG);

    /** A version, padded, and 68 pointers. */
    static final long LIST_BYTES = 8 + 68 * 8;

    private final int place;
    private final FunctionDescriptor form;

    Function(int place, MemoryLayout... arguments) {
      this.place = place;
      this.form = FunctionDescriptor.of(JAVA_LONG, arguments);
    }

    long offset() {
      return 8 + place * ADDRESS.byteSize();
    }

    FunctionDescriptor form() {
      return form;
    }
  }
}
