package cn.laborproof.document.eseal;

/**
 * SES_ESPictureInfo: how the seal looks.
 *
 * @param type such as {@code PNG}
 * @param data the file
 * @param width as shown, in millimetres
 * @param height as shown, in millimetres
 */
public record SealPicture(String type, byte[] data, int width, int height) {}
