/**
 * Contract templates as versioned data: typed fields, the text they are printed into, the key
 * facts.
 *
 * <p>Owns the wording and the field types; never judges whether values are lawful (compliance does)
 * and never knows who signs. Start at {@link cn.laborproof.signing.template.ContractTemplate}.
 */
@ApplicationModule(allowedDependencies = {"shared", "identity", "organisation"})
@NullMarked
package cn.laborproof.signing.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
