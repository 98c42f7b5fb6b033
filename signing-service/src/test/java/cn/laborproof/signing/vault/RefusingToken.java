package cn.laborproof.signing.vault;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes the real SoftHSM refuse some of its functions for a while, as a device does that is full or
 * breaks: the library's table of functions lies in memory, and who calls it looks there.
 */
@SuppressWarnings("restricted")
final class RefusingToken implements AutoCloseable {
  private static final long DEVICE_MEMORY = 0x31;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment functions = TokenObjects.functions(SoftHsm.library());
  private final Map<TokenObjects.Function, MemorySegment> real =
      new EnumMap<>(TokenObjects.Function.class);

  RefusingToken(TokenObjects.Function... refused) {
    for (TokenObjects.Function function : refused) {
      MethodHandle no =
          MethodHandles.dropArguments(
              MethodHandles.constant(long.class, DEVICE_MEMORY),
              0,
              function.form().toMethodType().parameterList());
      real.put(function, functions.get(ADDRESS, function.offset()));
      functions.set(
          ADDRESS, function.offset(), Linker.nativeLinker().upcallStub(no, function.form(), arena));
    }
  }

  @Override
  public void close() {
    real.forEach((function, address) -> functions.set(ADDRESS, function.offset(), address));
    arena.close();
  }
}
