package entente.extract;

import entente.extract.Chunk.Named;

/** Reads actors that are named only together: "South Korean and European companies". */
final class GroupReader extends ParserStep {
  GroupReader(ChunkTable table) {
    super(table);
  }

  /** "South Korean and European companies", "16 Asian countries": actors named only together. */
  void read() {
    sides();
    for (Chunk chunk : distinct()) {
      // a group that the reference data knows, with another demonym before it
      if (chunk instanceof Named known
          && known.name().kind() == Name.Kind.GROUP
          && in("group-nouns", known.to() - 1)
          && word(known.from() - 1).equals("and")
          && chunk(known.from() - 2) instanceof Named first
          && first.name().demonym()) {
        put(
            new Named(
                first.from(),
                first.to(),
                group(words(first.from(), first.to()) + " " + tokens.get(known.to() - 1).text()),
                false));
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (!in("group-nouns", i)
          || !(chunk(i - 1) instanceof Named last)
          || !last.name().demonym()) {
        continue;
      }
      String noun = tokens.get(i).text();
      put(new Named(last.from(), i + 1, group(words(last.from(), last.to()) + " " + noun), false));
      int k = last.from() - 1;
      if (word(k).equals("and") && chunk(k - 1) instanceof Named first && first.name().demonym()) {
        put(
            new Named(
                first.from(),
                first.to(),
                group(words(first.from(), first.to()) + " " + noun),
                false));
      } else if (k >= 0 && tokens.get(k).isNumber()) {
        put(new Named(k, i + 1, group(words(k, i + 1)), false));
      }
    }
  }

  /** "the Korean and European delegations", "G7 ministers": the polities themselves. */
  private void sides() {
    for (int i = 1; i < tokens.size(); i++) {
      if (!in("side-nouns", i)
          || !(chunk(i - 1) instanceof Named last)
          || !last.name().isPolity()) {
        continue;
      }
      if ((!last.name().demonym() && !last.name().exact())
          || (lexicon.heads().at(tokens, i) != null && capital(i))) {
        continue;
      }
      put(new Named(last.from(), i + 1, last.name().plain(), false));
      int k = last.from() - 1;
      if (word(k).equals("and") && chunk(k - 1) instanceof Named first && first.name().isPolity()) {
        put(new Named(first.from(), first.to(), first.name().plain(), false));
      }
    }
  }

  private Name group(String label) {
    return new Name(Name.Kind.GROUP, label, label, false, false);
  }
}
