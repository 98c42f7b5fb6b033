/** The risk engine over the facts of a whole city, beside Drools. */
@NullMarked
package cn.laborproof.benchmarks.risk;

import org.jspecify.annotations.NullMarked;
