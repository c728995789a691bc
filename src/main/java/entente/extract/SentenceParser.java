package entente.extract;

import entente.extract.Chunk.Office;
import java.util.List;
import java.util.Map;

/**
 * Reads one sentence: tokens become chunks, from names and dates over persons and phrases to verb
 * groups. Each step works on a table from tokens to chunks and may cover what an earlier one found.
 */
final class SentenceParser {
  /**
   * What earlier sentences give to the parser.
   *
   * @param acronyms defined in this document, with the head noun of what they stand for
   * @param bodies names of bodies that are not in the reference data, by acronym
   */
  record Context(
      Dates dates, Map<String, Heads.Head> acronyms, Map<String, Name> bodies, int lastYear) {}

  private final Lexicon lexicon;

  SentenceParser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The chunks of the sentence, in order; they cover every token. */
  List<Chunk> parse(String text, List<Token> tokens, Context context) {
    ChunkTable table = new ChunkTable(text, tokens, lexicon, context);
    new NameReader(table).read();
    new BodyReader(table).read();
    new GroupReader(table).read();
    List<Office> offices = new OfficeReader(table).read();
    new PersonReader(table).read(offices);
    new PhraseReader(table).read();
    new VerbReader(table).read();
    return table.chunks();
  }
}
