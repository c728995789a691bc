/**
 * Facts out of prose. Entry type: {@link entente.extract.TextExtractor}. Text becomes blocks,
 * sentences and tokens; names in them become mentions; rules bind mentions to the slots of facts.
 * It knows names and words, never IRIs of things, graphs or stores.
 */
@NullMarked
package entente.extract;

import org.jspecify.annotations.NullMarked;
