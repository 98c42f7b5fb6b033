/**
 * PostgreSQL: its embedded server, its three roles, migrations and transactions that carry the
 * actor. Never asks what is stored. Start at {@link
 * cn.laborproof.signing.database.DatabaseConfiguration}.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.laborproof.signing.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
