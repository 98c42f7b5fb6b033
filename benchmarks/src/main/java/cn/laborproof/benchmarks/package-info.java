/** Measurements against named peers. */
@NullMarked
package cn.laborproof.benchmarks;

import org.jspecify.annotations.NullMarked;
