/**
 * Questions as files and how they are asked. Entry types: {@link entente.query.QueryCatalog} (the
 * files), {@link entente.query.QueryRunner} (a dataset or an endpoint) and {@link
 * entente.query.ResultFormat} (what is printed). It knows SPARQL, the vocabulary and the prefixes;
 * it must not know how the graph was made, where releases are kept, or who asks.
 */
@NullMarked
package entente.query;

import org.jspecify.annotations.NullMarked;
