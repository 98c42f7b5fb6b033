/**
 * Plays every person of the journey over the public API, on real input: employer, worker, mediator,
 * inspector. Never touches the service's database or classes; start at {@link
 * cn.laborproof.democlient.Demo}.
 */
@NullMarked
package cn.laborproof.democlient;

import org.jspecify.annotations.NullMarked;
