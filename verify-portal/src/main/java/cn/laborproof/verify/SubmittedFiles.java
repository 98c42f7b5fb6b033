package cn.laborproof.verify;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What somebody handed in. Kept in memory for the examination only.
 *
 * @param name the file name as given, shortened, without folders; shown, never used as a path
 */
record SubmittedFiles(String name, byte[] content, Optional<byte[]> evidencePackage) {

  private static final int MAXIMUM_NAME = 120;

  static SubmittedFiles of(MultipartFile file, @Nullable MultipartFile evidencePackage)
      throws IOException {
    Optional<byte[]> evidence =
        evidencePackage == null || evidencePackage.isEmpty()
            ? Optional.empty()
            : Optional.of(evidencePackage.getBytes());
    return new SubmittedFiles(shownName(file.getOriginalFilename()), file.getBytes(), evidence);
  }

  private static String shownName(@Nullable String given) {
    String name = given == null ? "" : given.substring(given.lastIndexOf('/') + 1);
    name = name.substring(name.lastIndexOf('\\') + 1).replaceAll("\\p{Cntrl}", "").strip();
    if (name.isEmpty()) {
      return "file";
    }
    return name.length() > MAXIMUM_NAME ? name.substring(0, MAXIMUM_NAME) : name;
  }
}
