package cn.laborproof.risk.scan;

import java.util.function.Consumer;

/** One rule looking at one company: at each person in turn, then at the whole. */
interface Watch {

  default void person(PersonCase person) {}

  default void finish() {}

  static Watch eachPerson(Consumer<PersonCase> look) {
    return new Watch() {
      @Override
      public void person(PersonCase person) {
        look.accept(person);
      }
    };
  }

  static Watch atTheEnd(Runnable look) {
    return new Watch() {
      @Override
      public void finish() {
        look.run();
      }
    };
  }
}
