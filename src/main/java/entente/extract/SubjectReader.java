package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Ordinal;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Person;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.Relative;
import entente.extract.Chunk.When;
import java.util.Set;

/** Reads what a phrase is about: the words after "on", "for", "concerning". */
final class SubjectReader extends ParserStep {
  SubjectReader(ChunkTable table) {
    super(table);
  }

  /** The topic phrase after "on", "for", "concerning". */
  boolean read(int preposition, TailReader.Tail tail) {
    int from = preposition + 1;
    if (word(preposition).equals("in")
        && word(from).equals("the")
        && (word(from + 1).startsWith("field") || word(from + 1).startsWith("area"))) {
      from = word(from + 2).equals("of") ? from + 3 : from;
    } else if (word(preposition).equals("in")) {
      return false;
    }
    Chunk first = chunk(from);
    if (first instanceof When
        || first instanceof Pair
        || first instanceof Relative
        || first instanceof Person
        || word(from).equals("its")
        || word(from).equals("their")) {
      return false;
    }
    if (word(preposition).equals("for")
        && (first instanceof Ordinal
            || (first instanceof Named named && named.name().isActor())
            || (word(from).equals("the") && chunk(from + 1) instanceof Ordinal)
            || (in("articles", from) && !word(from).equals("the")))) {
      return false;
    }
    int i = from;
    while (i < tokens.size() && !stopsSubject(i, from)) {
      Chunk chunk = chunk(i);
      i = chunk == null ? i + 1 : chunk.to();
    }
    int end = i;
    for (int k = from + 1; k < i - 1; k++) {
      Dates.Hit date = word(k).equals("of") ? context.dates().at(tokens, k + 1, 0) : null;
      if (date != null && date.to() == i) {
        tail.when = date.value(); // "on submarine cables of July 2023": the date is the name's
        end = k;
      }
    }
    if (i == from) {
      return false;
    }
    tail.subject = words(from, end);
    tail.subjectFrom = from;
    tail.subjectTo = i;
    return true;
  }

  private boolean stopsSubject(int i, int from) {
    String word = word(i);
    Chunk chunk = chunk(i);
    if (chunk instanceof When
        || chunk instanceof Relative
        || chunk instanceof Pair
        || chunk instanceof Person) {
      return true;
    }
    if (chunk instanceof Phrase phrase && i > from) {
      return phrase.is(Heads.Category.FORUM)
          || phrase.is(Heads.Category.OCCASION)
          || phrase.is(Heads.Category.INSTRUMENT);
    }
    if (word.equals("of") && i > from) {
      Chunk of = chunk(word(i + 1).equals("the") ? i + 2 : i + 1);
      if (of instanceof When
          || of instanceof Named named && named.name().isActor() && !named.name().demonym()) {
        return true;
      }
    }
    if (word.equals(",") || word.equals("and") || word.equals("or")) {
      // goes on only with another subject: topic, or capitalised words that a list closes
      int j = word.equals(",") && word(i + 1).equals("and") ? i + 2 : i + 1;
      if (chunk(j) instanceof Named named && named.name().kind() == Name.Kind.TOPIC) {
        return false;
      }
      if (chunk(j) != null || isVerbHere(j)) {
        return true;
      }
      boolean content =
          tokens.size() > j && tokens.get(j).isWord() && !in("function", j) && !in("articles", j);
      return !content || (word.equals(",") && !listGoesOn(j));
    }
    if (word.equals("\"") || word.equals("'") || (word.equals("(") && !isAcronymBracket(i))) {
      return true;
    }
    if (word.equals("(") || word.equals(")")) {
      return false;
    }
    if (word.matches("[.;:!?]")) {
      return true;
    }
    if (Set.of(
            "in",
            "at",
            "by",
            "with",
            "between",
            "during",
            "from",
            "to",
            "on",
            "under",
            "alongside",
            "as",
            "until",
            "through",
            "where",
            "while",
            "among",
            "including",
            "notably",
            "following",
            "after",
            "before",
            "no",
            "not",
            "today",
            "yesterday")
        .contains(word)) {
      boolean goesOn =
          i > from
              && word.equals("in")
              && ((chunk(i + 1) instanceof Named named && named.name().kind() == Name.Kind.TOPIC)
                  || word(i + 1).endsWith("ing"));
      return !goesOn;
    }
    return isVerbHere(i);
  }

  private boolean isAcronymBracket(int i) {
    return word(i + 2).equals(")") && capital(i + 1);
  }

  private boolean listGoesOn(int j) {
    for (int k = j; k < Math.min(tokens.size(), j + 8); k++) {
      if (word(k).equals("and") || word(k).equals(",")) {
        return !word(k + 1).matches("the|a|an") && !isVerbHere(k + 1);
      }
      if (isVerbHere(k)
          || word(k).matches("[.;:()]")
          || (in("function", k) && !word(k).equals("of"))) {
        return false;
      }
    }
    return false;
  }
}
