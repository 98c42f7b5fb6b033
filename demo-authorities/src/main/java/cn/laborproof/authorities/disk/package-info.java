/**
 * State that survives a kill at any instant: whole files replaced atomically, journals appended
 * with fsync. Knows nothing of what is kept. Start reading at {@link
 * cn.laborproof.authorities.disk.StateDirectory}.
 */
@NullMarked
package cn.laborproof.authorities.disk;

import org.jspecify.annotations.NullMarked;
