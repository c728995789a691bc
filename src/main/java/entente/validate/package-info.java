/**
 * What the data and the ontology must satisfy beyond what follows from them. Entry types: {@link
 * entente.validate.Validator} runs the SHACL shapes over a dataset; {@link
 * entente.validate.TermLint} finds terms that the ontology does not declare. Disagreement is a
 * {@link entente.validate.Finding}, never an exception. It knows graphs, never stores or servers.
 */
@NullMarked
package entente.validate;

import org.jspecify.annotations.NullMarked;
