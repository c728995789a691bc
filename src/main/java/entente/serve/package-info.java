/**
 * The graph on the web: pages for people, SPARQL for programs, both read-only. Entry type: {@link
 * entente.serve.EntenteServer}. It reads releases and query files; it must not know how a release
 * is made, extracted or validated.
 */
@NullMarked
package entente.serve;

import org.jspecify.annotations.NullMarked;
