/**
 * Pictures as the face engine needs them: bounded decoding, EXIF orientation, sampling.
 *
 * <p>Owns every byte of an image that comes from outside until it is an array of pixels; never
 * decodes before the size is known and allowed. Knows nothing of faces. Start reading at {@link
 * cn.laborproof.face.image.PictureReader}.
 */
@NullMarked
package cn.laborproof.face.image;

import org.jspecify.annotations.NullMarked;
