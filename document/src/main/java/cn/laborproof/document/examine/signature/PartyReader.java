package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import java.util.Optional;

/** Adds to a party's signature what its own timestamp says. */
record PartyReader(TimestampReader timestamps) {
  PartySignature read(CmsFacts cms, CmsResult result) {
    if (cms.timestamp().isEmpty()) {
      return new PartySignature(cms, result, Optional.empty(), Optional.empty());
    }
    try {
      TimestampFacts token =
          timestamps.read(
              cms.timestamp().get(), name -> CmsMathematics.digest(name).digest(cms.signature()));
      return new PartySignature(cms, result, Optional.of(token), Optional.empty());
    } catch (UnreadableCmsException e) {
      return new PartySignature(
          cms, result, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }
}
