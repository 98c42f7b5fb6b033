package cn.laborproof.face.onnx;

import cn.laborproof.face.FaceEngineException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The committed models with the digests they must have; origin and licences are in MODELS.md of
 * this module.
 */
enum ModelFile {
  DETECTION(
      "face_detection_yunet_2023mar.onnx",
      "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"),
  LANDMARKS("fr_landmark.onnx", "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258"),
  EMBEDDING("fr_feature.onnx", "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581"),
  LIVENESS("fr_liveness.onnx", "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d");

  private final String fileName;
  private final String sha256;

  ModelFile(String fileName, String sha256) {
    this.fileName = fileName;
    this.sha256 = sha256;
  }

  String fileName() {
    return fileName;
  }

  String sha256() {
    return sha256;
  }

  /**
   * The bytes of the file, after their digest was compared: the record of a session names the model
   * that really ran.
   */
  byte[] read() {
    try (InputStream in = ModelFile.class.getResourceAsStream("/models/" + fileName)) {
      if (in == null) {
        throw new IOException("not on the class path");
      }
      byte[] bytes = in.readAllBytes();
      String found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      if (!found.equals(sha256)) {
        throw new IOException("SHA-256 is " + found + ", expected " + sha256);
      }
      return bytes;
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new FaceEngineException("face model " + fileName + " cannot be used", e);
    }
  }
}
