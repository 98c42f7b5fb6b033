/**
 * Plays a person before a camera from short clips, for tests and for {@code laborproof demo}.
 *
 * <p>Client side only: it knows a drawn order because it was told, like every page, and has no way
 * to influence a draw or a decision. It shows at the same time what this check cannot stop; see
 * docs/adr/0005-limits-of-the-face-engine.md.
 */
@NullMarked
package cn.laborproof.face.clips;

import org.jspecify.annotations.NullMarked;
