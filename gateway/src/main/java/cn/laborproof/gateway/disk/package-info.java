/**
 * Files that outlive a power cut. Never decides what is in them. Start at {@link
 * cn.laborproof.gateway.disk.Durable}.
 */
@NullMarked
package cn.laborproof.gateway.disk;

import org.jspecify.annotations.NullMarked;
