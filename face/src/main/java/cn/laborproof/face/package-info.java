/**
 * Decides whether the person before a camera is alive, does what the server drew, and is the person
 * of an ID photo.
 *
 * <p>Owns the {@link cn.laborproof.face.FaceEngine} port, the random {@link
 * cn.laborproof.face.Challenge}, the {@link cn.laborproof.face.LivenessSession} that watches the
 * camera frames, and the {@link cn.laborproof.face.FaceDecision}. It never keeps a picture, never
 * stores or sends anything, and never takes a draw from outside: what remains of a session are
 * scores and digests. It knows nothing of contracts, evidence or web pages. Start reading at {@link
 * cn.laborproof.face.LivenessSession}.
 */
@NullMarked
package cn.laborproof.face;

import org.jspecify.annotations.NullMarked;
