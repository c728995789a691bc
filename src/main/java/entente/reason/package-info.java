/**
 * Reasoning over the graph: what follows by OWL 2 RL and by the domain rules, and from what. Entry
 * type: {@link entente.reason.Materialiser}. It must not know documents, stores or servers: it sees
 * graphs and rule files only.
 *
 * <p><b>How it works.</b> Terms become numbers ({@link entente.reason.Dictionary}), triples rows of
 * a table that is only ever appended to ({@link entente.reason.TripleTable}). The rules of the
 * standard are not matched against axioms again and again: {@link entente.reason.AxiomCompiler}
 * turns each axiom once into concrete rules ({@link entente.reason.Rule}), so that {@code
 * ent:directParty rdfs:subPropertyOf ent:hasParty} becomes "(?x directParty ?y) → (?x hasParty
 * ?y)". {@link entente.reason.Saturation} takes the rows in order; each row is tried as the newest
 * premise of every rule that has a pattern for it, the other premises being sought among the rows
 * before it. So every combination of premises is seen exactly once (semi-naive evaluation), and the
 * rows come in the order of the length of their derivations. If an inference yields a new axiom,
 * the rules are compiled again and the new ones are run over everything.
 *
 * <p><b>Equality</b> is kept as representatives ({@link entente.reason.Equality}): of all names of
 * a thing the table holds one; the others appear when results are read. A clique of a million names
 * costs a million steps, not a million squared. The same serves literals of equal value.
 *
 * <p><b>Derivations are sought backwards on demand</b>, not stored: the row number tells what was
 * known before, so a rule whose conclusion is the row, matched among earlier rows, is a derivation
 * that can't be circular. So they add nothing to the time and memory of reasoning, and looking for
 * alternatives needs the search anyway. Measured by ReasonBench on a million triples: 0.3 ms of
 * processor time for one step. Storing them was not measured.
 *
 * <p><b>Not derived</b>: what holds in every graph (x sameAs x, everything an owl:Thing, C
 * subClassOf C). Nothing follows from an inconsistency; it becomes a {@link entente.reason.Clash}.
 */
@NullMarked
package entente.reason;

import org.jspecify.annotations.NullMarked;
