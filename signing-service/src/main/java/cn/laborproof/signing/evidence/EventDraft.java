package cn.laborproof.signing.evidence;

import cn.laborproof.proof.event.Subject;
import cn.laborproof.signing.storage.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an event says before the journal adds time, actor, sequence number and chain. Immutable;
 * each method returns a new draft.
 *
 * @param stream the stream it belongs to
 * @param kind what happened, past tense, for example {@code contract.frozen}
 * @param subjects documents it speaks of
 * @param facts small public facts; values are String, Long or Boolean, never personal data
 * @param personal values that enter as commitments only
 */
public record EventDraft(
    StreamId stream,
    String kind,
    List<Subject> subjects,
    Map<String, Object> facts,
    List<PersonalField> personal) {

  /** Copies the collections. */
  public EventDraft {
    subjects = List.copyOf(subjects);
    facts = Map.copyOf(facts);
    personal = List.copyOf(personal);
  }

  /** An event that so far says only what happened. */
  public static EventDraft of(StreamId stream, String kind) {
    return new EventDraft(stream, kind, List.of(), Map.of(), List.of());
  }

  /** Also speaks of a stored document, under its file name. */
  public EventDraft about(StoredDocument document) {
    return about(document.fileName(), document);
  }

  /** Also speaks of a stored document, under a name of its own. */
  public EventDraft about(String name, StoredDocument document) {
    return about(new Subject(name, document.sha256(), document.sm3(), document.size()));
  }

  /** Also speaks of these bytes. */
  public EventDraft about(String name, byte[] content) {
    return about(Subject.of(name, content));
  }

  /** Also speaks of this subject. */
  public EventDraft about(Subject subject) {
    var more = new ArrayList<>(subjects);
    more.add(subject);
    return new EventDraft(stream, kind, more, facts, personal);
  }

  /** Adds a fact: an ASCII key and a text without personal data. */
  public EventDraft fact(String key, String value) {
    return with(key, value);
  }

  /** Adds a fact that is a whole number. */
  public EventDraft fact(String key, long value) {
    return with(key, value);
  }

  /** Adds a fact that is true or false. */
  public EventDraft fact(String key, boolean value) {
    return with(key, value);
  }

  /**
   * Adds a personal value: the event carries its salted commitment, the opening lies apart,
   * encrypted for the person.
   */
  public EventDraft personal(UUID person, String name, String value) {
    var more = new ArrayList<>(personal);
    more.add(new PersonalField(person, name, value));
    return new EventDraft(stream, kind, subjects, facts, more);
  }

  private EventDraft with(String key, Object value) {
    var more = new LinkedHashMap<>(facts);
    if (more.put(key, value) != null) {
      throw new IllegalArgumentException("fact named twice: " + key);
    }
    return new EventDraft(stream, kind, subjects, more, personal);
  }

  /**
   * A personal value of one person.
   *
   * @param person whose it is
   * @param name ASCII name of the field
   * @param value the value; its commitment is salted, so short values are safe
   */
  public record PersonalField(UUID person, String name, String value) {}
}
