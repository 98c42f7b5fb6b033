package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtChain;
import cn.laborproof.gateway.court.CourtSettings;
import cn.laborproof.gateway.court.CourtSettingsException;
import cn.laborproof.gateway.court.HttpCourtChain;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.signing.shared.StartFailure;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/**
 * A court that offers an API: which one to believe comes from a file, not from a first meeting.
 * Made, and so looked at, at the start.
 */
final class HttpsCourtDoor implements CourtDoor {

  private final HttpCourtChain court;
  private final Consumer<CourtTrust> approval;

  private HttpsCourtDoor(HttpCourtChain court, Consumer<CourtTrust> approval) {
    this.court = court;
    this.approval = approval;
  }

  /**
   * Looks at every setting; nothing is sent yet.
   *
   * @param approval brings the court's key into force on the ledger, where that is ours to do
   * @throws StartFailure if a setting cannot be used
   */
  static HttpsCourtDoor at(
      CourtProperties properties,
      String depositor,
      NoteKeys keys,
      Clock clock,
      SecureRandom random,
      Consumer<CourtTrust> approval) {
    CourtSettings settings = looked(properties);
    try {
      return new HttpsCourtDoor(
          settings.open(depositor, keys.secretKey("court-depositor"), clock, random), approval);
    } catch (CourtSettingsException e) {
      throw failure(e);
    }
  }

  static CourtSettings looked(CourtProperties properties) {
    try {
      return properties.settings();
    } catch (CourtSettingsException e) {
      throw failure(e);
    }
  }

  static String sentence(CourtSettingsException.Fault fault) {
    return "court-setting." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Both languages: who reads the console is not known. */
  private static StartFailure failure(CourtSettingsException e) {
    String key = sentence(e.fault());
    ResourceBundle chinese = ResourceBundle.getBundle("i18n/evidence", Locale.ROOT);
    ResourceBundle english = ResourceBundle.getBundle("i18n/evidence", Locale.ENGLISH);
    String property = "laborproof.court." + e.setting();
    return new StartFailure(
        property
            + "："
            + chinese.getString(key + ".what")
            + " · "
            + english.getString(key + ".what")
            + " ("
            + e.getMessage()
            + ")",
        chinese.getString(key + ".todo") + " · " + english.getString(key + ".todo"),
        e);
  }

  @Override
  public Optional<CourtTrust> trust() {
    return Optional.of(court.trust());
  }

  @Override
  public CourtChain open() throws IOException {
    court.register();
    approval.accept(court.trust());
    return court;
  }
}
