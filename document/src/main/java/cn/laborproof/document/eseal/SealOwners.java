package cn.laborproof.document.eseal;

import cn.laborproof.proof.Digest;
import java.util.Arrays;
import java.util.List;

/** SES_CertList: whose certificates may sign with the seal. */
public sealed interface SealOwners {
  /** Whether this certificate, DER, may. */
  boolean include(byte[] certificate);

  /** certListType 1: the certificates themselves, DER. */
  record Certificates(List<byte[]> certificates) implements SealOwners {
    /** Copies the list. */
    public Certificates {
      certificates = List.copyOf(certificates);
    }

    @Override
    public boolean include(byte[] certificate) {
      return certificates.stream().anyMatch(known -> Arrays.equals(known, certificate));
    }
  }

  /** certListType 2: digests of the certificates. */
  record Digests(List<CertificateDigest> digests) implements SealOwners {
    /** Copies the list. */
    public Digests {
      digests = List.copyOf(digests);
    }

    @Override
    public boolean include(byte[] certificate) {
      byte[] sm3 = sm3(certificate);
      return digests.stream()
          .anyMatch(known ->
              CertificateDigest.SM3.equalsIgnoreCase(known.algorithm())
                  && Arrays.equals(known.value(), sm3));
    }
  }

  /**
   * CertDigestObj.
   *
   * @param algorithm only {@code SM3} is understood: the standard leaves the name open
   * @param value SM3 over the certificate's DER form, without the Z value of SM2
   */
  record CertificateDigest(String algorithm, byte[] value) {
    /** The one name that is understood. */
    public static final String SM3 = "SM3";

    /** The digest of a certificate in DER form. */
    public static CertificateDigest of(byte[] certificate) {
      return new CertificateDigest(SM3, sm3(certificate));
    }
  }

  private static byte[] sm3(byte[] content) {
    return Digest.sm3(content).bytes();
  }
}
