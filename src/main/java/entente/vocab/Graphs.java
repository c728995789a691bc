package entente.vocab;

/** The names of the dataset's graphs. */
public final class Graphs {
  private static final String BASE = Ids.BASE + "graph/";

  /** What the documents state, after resolution across documents. */
  public static final String STATED = BASE + "stated";

  /** The ontology's modules and alignments. */
  public static final String ONTOLOGY = BASE + "ontology";

  /** The topic scheme. */
  public static final String TOPICS = BASE + "topics";

  /** Reference data: actors, places, concepts. */
  public static final String ACTORS = BASE + "actors";

  /** External identifiers with their evidence. */
  public static final String LINKS = BASE + "links";

  /** What follows from the other graphs and is not in them. */
  public static final String INFERRED = BASE + "inferred";

  /** Documents, passages, statements and the release itself. */
  public static final String PROVENANCE = BASE + "provenance";

  /** The default graph's triples, for stores whose default graph is the union of all graphs. */
  public static final String KNOWN = BASE + "known";

  private Graphs() {}
}
