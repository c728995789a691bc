/**
 * Compares extracted facts with facts that people annotated. Entry type: {@link
 * entente.evaluate.Evaluator}. The protocol is that of the corpus' own scorer, {@code score.py},
 * and so are the figures. It knows facts as lines of JSON; how they were found is nothing to it.
 */
@NullMarked
package entente.evaluate;

import org.jspecify.annotations.NullMarked;
