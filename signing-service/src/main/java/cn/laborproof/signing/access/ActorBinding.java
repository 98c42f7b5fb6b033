package cn.laborproof.signing.access;

/**
 * The actor bound to the running work. A scoped value: it cannot leak to the next request of a
 * pooled thread.
 */
public final class ActorBinding {

  static final Actor NOBODY = new Actor.Visitor();
  static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

  private ActorBinding() {}

  /** Returns who acts; {@link Actor.Visitor} when nobody was bound. */
  public static Actor current() {
    return ACTOR.orElse(NOBODY);
  }
}
