/**
 * Problems as values: what is wrong, where, what was expected and the next step. Entry type: {@link
 * entente.problem.Problem}. Every other package may use it; it uses none.
 */
@NullMarked
package entente.problem;

import org.jspecify.annotations.NullMarked;
