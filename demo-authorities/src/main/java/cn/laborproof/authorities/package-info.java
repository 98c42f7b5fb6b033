/**
 * Demo authorities in one process: certification authority, timestamp authority, identity authority
 * and court. Real protocols, every answer marked as demo. Owns their keys and registers under one
 * directory; never holds anything of the signing service, and nothing of the product may link
 * against it outside tests. Start reading at {@link cn.laborproof.authorities.DemoAuthorities}.
 */
@NullMarked
package cn.laborproof.authorities;

import org.jspecify.annotations.NullMarked;
