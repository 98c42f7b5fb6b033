package cn.laborproof.document.examine.content;

/**
 * Something that can change what a reader shows or does without changing what is signed.
 *
 * @param kind what
 * @param object number of the object that holds it
 * @param detail the name that betrays it
 */
public record HiddenConstruct(Kind kind, int object, String detail) {
  /** What a document of ours never contains. */
  public enum Kind {
    /** JavaScript, at opening or elsewhere. */
    SCRIPT,
    /** An action that runs by itself or on a click: launch, submit, hide, go elsewhere. */
    ACTION,
    /** Layers that can be shown and hidden. */
    LAYERS,
    /** Data fetched from outside the file. */
    EXTERNAL,
    /** An annotation that is no signature field of the form. */
    ANNOTATION,
    /** A form field that is not for a signature, or a form that readers redraw. */
    FORM,
    /** Film, sound, 3D, embedded programs. */
    MEDIA,
    /** A font whose glyphs are programs, or an image with a substitute. */
    SUBSTITUTE,
    /** An attached file besides the two that belong. */
    ATTACHMENT,
    /** An entry or an operator that no document of ours holds, whatever it does. */
    UNFAMILIAR,
    /** Text that is read by programs, but that nobody sees, or that a later signer can cover. */
    CONCEALED
  }
}
