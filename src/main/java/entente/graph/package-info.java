/**
 * Facts as RDF: identity of things across documents, one graph per passage, provenance, what is
 * stated once the documents are resolved, and the way back from the graph to facts. Entry type:
 * {@link entente.graph.GraphBuilder}. It must not know how facts are found in text, what follows
 * from them, or where a dataset is kept.
 */
@NullMarked
package entente.graph;

import org.jspecify.annotations.NullMarked;
