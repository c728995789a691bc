package entente.extract;

import java.util.List;

/**
 * A name that the reference data knows.
 *
 * @param label the thing's canonical label
 * @param polity label of the country or regional organisation that a body acts for or a place lies
 *     in; the label itself for a polity; empty for a topic or where it is not known
 * @param demonym whether the form is an adjective or people's noun ({@code Japanese})
 * @param exact whether the form must be written exactly so (acronyms)
 */
record Name(Kind kind, String label, String polity, boolean demonym, boolean exact) {
  enum Kind {
    /** A country or economy, or a regional organisation. */
    POLITY,
    /** A group that is named only collectively: Western Balkans. */
    GROUP,
    /** An institution, ministry, agency, association. */
    BODY,
    PLACE,
    TOPIC
  }

  /** Marks the polity of a name that several bodies share: {@code polity=label|…} follows. */
  private static final String AMBIGUOUS = "?";

  /** A name that several bodies share; the polities named around it will tell them apart. */
  static Name ambiguous(String words, List<Name> bodies) {
    return new Name(
        Kind.BODY,
        words,
        AMBIGUOUS
            + String.join("|", bodies.stream().map(b -> b.polity() + "=" + b.label()).toList()),
        false,
        bodies.get(0).exact());
  }

  boolean isAmbiguous() {
    return polity.startsWith(AMBIGUOUS);
  }

  /** The body of one of the polities if several share the name, or the words as written. */
  Name settled(List<String> polities) {
    if (!isAmbiguous()) {
      return this;
    }
    for (String choice : polity.substring(AMBIGUOUS.length()).split("\\|", -1)) {
      int equals = choice.indexOf('=');
      if (polities.contains(choice.substring(0, equals))) {
        return new Name(
            kind, choice.substring(equals + 1), choice.substring(0, equals), false, exact);
      }
    }
    return new Name(kind, label, "", false, exact);
  }

  /** The thing itself, where the text has the adjective. */
  Name plain() {
    return new Name(kind, label, polity, false, exact);
  }

  /** Whether it names a polity or a group of them. */
  boolean isPolity() {
    return kind == Kind.POLITY || kind == Kind.GROUP;
  }

  /** Whether it names something that can act: a polity, a group or a body. */
  boolean isActor() {
    return isPolity() || kind == Kind.BODY;
  }
}
