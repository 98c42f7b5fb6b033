/**
 * Kills a running system in the middle of the steps of a journey. Stands as a proxy between client,
 * signing service and authorities, so it sees every request pass and needs nothing in the programs
 * it kills: nothing that is shipped knows of it.
 */
@NullMarked
package cn.laborproof.testkit.kill;

import org.jspecify.annotations.NullMarked;
