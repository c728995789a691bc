package entente.source;

import java.util.List;

/** Plain text: the text is the file, and nothing marks its blocks. */
final class TextReader implements FormatReader {
  @Override
  public Content read(Raw raw) {
    TextDecoder.Decoded decoded = TextDecoder.decode(raw.origin(), raw.bytes(), raw.charset());
    return new Content(decoded.text(), true, List.of(), Metadata.NONE, decoded.notices());
  }
}
