package entente.extract;

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
}
