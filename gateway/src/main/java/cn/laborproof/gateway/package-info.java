/** The way to the ledgers. */
@NullMarked
package cn.laborproof.gateway;

import org.jspecify.annotations.NullMarked;
