/**
 * The vocabulary: {@code Ent} (generated from the ontology at build time), the names of graphs and
 * the builders of IRIs. It knows nothing of documents, stores or servers.
 */
@NullMarked
package entente.vocab;

import org.jspecify.annotations.NullMarked;
