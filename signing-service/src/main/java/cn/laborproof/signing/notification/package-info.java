/**
 * Messages to people's phones and the one-time codes in them. Owns delivery, retries and the life
 * of a code; never decides who is told what. Start at {@link
 * cn.laborproof.signing.notification.TextMessages} and {@link
 * cn.laborproof.signing.notification.OneTimeCodes}.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "storage"})
@NullMarked
package cn.laborproof.signing.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
