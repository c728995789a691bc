package entente.extract;

import entente.extract.Chunk.Plain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with the chunk that each of its tokens belongs to; the steps of the parser fill it.
 */
final class ChunkTable {
  final String text;
  final List<Token> tokens;
  final Lexicon lexicon;
  final SentenceParser.Context context;

  /** The chunk at each token, or null where it is only a word. */
  final @Nullable Chunk[] at;

  ChunkTable(String text, List<Token> tokens, Lexicon lexicon, SentenceParser.Context context) {
    this.text = text;
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.context = context;
    this.at = new Chunk[tokens.size()];
  }

  /** The chunks in order; a token without one is a plain word. */
  List<Chunk> chunks() {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      Chunk chunk = at[i];
      if (chunk == null) {
        chunk = new Plain(i, i + 1, tokens.get(i).lower());
      }
      chunks.add(chunk);
      i = chunk.to();
    }
    return chunks;
  }
}
