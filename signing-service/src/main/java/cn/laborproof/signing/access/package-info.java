/**
 * Who acts, and what the database lets them see. Owns accounts, sessions, API tokens, worker links'
 * sessions and {@link cn.laborproof.signing.access.Tenancy}; never decides what a contract may do.
 * Start at {@link cn.laborproof.signing.access.Actor}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package cn.laborproof.signing.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
