/**
 * What the demo city knows of rosters: a small one at its second employer. Uses the same services
 * as everybody. Start at {@link cn.laborproof.signing.supervision.demo.DemoRoster}.
 */
@NullMarked
package cn.laborproof.signing.supervision.demo;

import org.jspecify.annotations.NullMarked;
